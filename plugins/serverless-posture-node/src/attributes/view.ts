import { Attributes, UnknownReason, isUnknown } from './attribute';

/**
 * Thrown by reading an attribute that is unknown. It ends the evaluation of a control as `NOT_AVAILABLE`,
 * so that no author of a control has to remember it and none can turn a denied read into a pass.
 * @public
 */
export class UnknownAttributeError extends Error {
  constructor(readonly attribute: string, readonly reason: UnknownReason) {
    // It is an answer and no fault: where it was thrown takes longer to find out than most controls to judge.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(
      `${attribute} is unknown: ${reason.errorClass}${
        reason.operation ? ` (${reason.operation})` : ''
      }`,
    );
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'UnknownAttributeError';
  }
}

/**
 * The attributes as plain values; reading an unknown one throws an {@link UnknownAttributeError}.
 * With `all`, every attribute is unknown for that reason (the resource was not listed, or is stale).
 * @public
 */
export function knownView<T extends object>(
  attributes: Attributes<T>,
  all?: UnknownReason,
): T {
  return new Proxy(attributes, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof name === 'symbol') return value;
      if (all) throw new UnknownAttributeError(name, all);
      if (isUnknown(value))
        throw new UnknownAttributeError(name, value.$unknown);
      if (value === undefined) {
        // Older rows and other collectors may lack an attribute: that is no answer, so it must not read as one.
        throw new UnknownAttributeError(name, { errorClass: 'not-read' });
      }
      return value;
    },
    ownKeys(target) {
      if (all) throw new UnknownAttributeError('attributes', all);
      return Reflect.ownKeys(target);
    },
  }) as T;
}
