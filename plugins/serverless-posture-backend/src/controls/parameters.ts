import { InputError } from '@backstage/errors';
import {
  AnyControl,
  ControlParameter,
  ParameterValue,
} from 'backstage-plugin-serverless-posture-node';

/** Throws an {@link InputError} that names the field for parameters that a control doesn't have, or of another type. */
export function checkParameters(
  path: string,
  { parameters: declared = {} }: AnyControl,
  configured: Record<string, unknown> = {},
): void {
  for (const [name, value] of Object.entries(configured)) {
    const field = `${path}.${name}`;
    if (!Object.prototype.hasOwnProperty.call(declared, name)) {
      const names = Object.keys(declared).join(', ');
      throw new InputError(
        `${field} names no parameter of the control; ${
          names ? `it has ${names}` : 'it has none'
        }`,
      );
    }
    const wanted = shapeOf(declared[name]);
    if (!wanted.fits(value))
      throw new InputError(`${field} must be ${wanted.words}`);
  }
}

/** A control's parameters with what configuration sets. */
export function withValues(
  { parameters }: AnyControl,
  configured: Record<string, unknown> = {},
): Record<string, ControlParameter> | undefined {
  return (
    parameters &&
    Object.fromEntries(
      Object.entries(parameters).map(([name, parameter]) => [
        name,
        name in configured
          ? { ...parameter, value: configured[name] as ParameterValue }
          : parameter,
      ]),
    )
  );
}

function shapeOf({ default: standard, minimum = -Infinity }: ControlParameter) {
  if (Array.isArray(standard)) {
    return {
      words: 'a list of strings',
      fits: (value: unknown) =>
        Array.isArray(value) && value.every(item => typeof item === 'string'),
    };
  }
  const type = typeof standard;
  return {
    words:
      minimum > -Infinity ? `a number of at least ${minimum}` : `a ${type}`,
    fits: (value: unknown) =>
      // eslint-disable-next-line valid-typeof
      typeof value === type && !(typeof value === 'number' && value < minimum),
  };
}
