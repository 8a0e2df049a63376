import { ErrorClass } from 'backstage-plugin-serverless-posture-common';

/** Why an attribute isn't known, and which operation would have told. @public */
export interface UnknownReason {
  errorClass: ErrorClass;
  /** The AWS operation that failed, such as `lambda:GetPolicy`. */
  operation?: string;
  /** What AWS said, without secrets. */
  message?: string;
}

/** In place of a value that could not be read. Survives JSON. @public */
export interface Unknown {
  $unknown: UnknownReason;
}

/**
 * A value, or the reason why it isn't known. A value that AWS confirmed to be absent is `null`.
 * @public
 */
export type Attribute<T> = T | Unknown;

/** The attributes of a resource, each of which may be unknown. @public */
export type Attributes<T> = { [K in keyof T]: Attribute<T[K]> };

/** @public */
export function unknown(
  errorClass: ErrorClass,
  operation?: string,
  message?: string,
): Unknown {
  return {
    $unknown: {
      errorClass,
      ...(operation ? { operation } : {}),
      ...(message ? { message } : {}),
    },
  };
}

/** @public */
export function isUnknown(value: unknown): value is Unknown {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.prototype.hasOwnProperty.call(value, '$unknown')
  );
}

/** What is known of an attribute, or undefined. @public */
export function knownOrUndefined<T>(attribute: Attribute<T>): T | undefined {
  return isUnknown(attribute) ? undefined : attribute;
}
