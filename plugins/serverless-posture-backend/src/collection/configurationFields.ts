import { InputError } from '@backstage/errors';
import { HumanDuration, JsonObject, JsonValue } from '@backstage/types';

/** What a text must look like, and how to say so. */
export interface Form {
  pattern: RegExp;
  form: string;
  /** The value is never repeated in an error. */
  secret?: boolean;
}

const units = [
  'years',
  'months',
  'weeks',
  'days',
  'hours',
  'minutes',
  'seconds',
  'milliseconds',
] as const;

/** One block of the configuration, every reading of which checks and says what is wrong and where. */
export class Fields {
  private constructor(
    readonly path: string,
    private readonly values: JsonObject,
  ) {}

  /** @param allowed - names of the block's fields; undefined: any */
  static of(
    path: string,
    value: JsonValue,
    allowed?: readonly string[],
  ): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InputError(`${path} must be a block with fields`);
    }
    for (const name of Object.keys(value)) {
      if (allowed && !allowed.includes(name)) {
        const [nearest] = [...allowed].sort(
          (a, b) => distance(a, name) - distance(b, name),
        );
        const hint =
          distance(nearest, name) <= Math.max(2, name.length / 3)
            ? `did you mean ${nearest}?`
            : `the fields are ${allowed.join(', ')}`;
        throw new InputError(
          `${path}.${name} is no field of the configuration; ${hint}`,
        );
      }
    }
    return new Fields(path, value as JsonObject);
  }

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== null;
  }

  names(): string[] {
    return Object.keys(this.values).filter(name => this.has(name));
  }

  /** A block within; empty where it is left out. */
  block(name: string, allowed?: readonly string[]): Fields {
    return Fields.of(`${this.path}.${name}`, this.values[name] ?? {}, allowed);
  }

  /** A list of blocks; empty where it is left out. */
  blocks(name: string, allowed?: readonly string[]): Fields[] {
    if (!this.has(name)) return [];
    const value = this.values[name];
    if (!Array.isArray(value)) throw this.wrong(name, 'a list of blocks');
    return value.map((one, index) =>
      Fields.of(`${this.path}.${name}[${index}]`, one ?? {}, allowed),
    );
  }

  object(name: string): JsonObject | undefined {
    return this.has(name) ? this.block(name).values : undefined;
  }

  string(name: string, form?: Form): string | undefined {
    return this.has(name)
      ? this.text(`${this.path}.${name}`, this.values[name], form)
      : undefined;
  }

  strings(name: string, form?: Form): string[] | undefined {
    if (!this.has(name)) return undefined;
    const value = this.values[name];
    if (!Array.isArray(value)) throw this.wrong(name, 'a list');
    const texts = value.map((one, index) =>
      this.text(`${this.path}.${name}[${index}]`, one, form),
    );
    return [...new Set(texts)];
  }

  /** Environment variables come as text, so that `true` and `false` may be quoted. */
  boolean(name: string): boolean | undefined {
    if (!this.has(name)) return undefined;
    const value = this.values[name];
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    throw this.wrong(name, 'true or false');
  }

  number(name: string): number | undefined {
    if (!this.has(name)) return undefined;
    const value = this.values[name];
    const number =
      typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    throw this.wrong(name, 'a number');
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    if (!this.has(name)) return undefined;
    const found = allowed.find(one => one === this.values[name]);
    if (found === undefined)
      throw this.wrong(name, `one of ${allowed.join(', ')}`);
    return found;
  }

  /** A duration such as `{ hours: 1 }`, greater than zero. */
  duration(name: string): HumanDuration | undefined {
    if (!this.has(name)) return undefined;
    const block = this.block(name, units);
    const entries = block
      .names()
      .map(unit => [unit, block.number(unit)] as const);
    const valid =
      entries.every(([, amount]) => amount! >= 0) &&
      entries.some(([, amount]) => amount! > 0);
    if (!valid) throw this.wrong(name, 'a duration such as { hours: 1 }');
    return Object.fromEntries(entries) as HumanDuration;
  }

  private text(
    path: string,
    value: JsonValue | undefined,
    form?: Form,
  ): string {
    if (typeof value !== 'string' || value.trim() === '') {
      throw new InputError(`${path} must be ${form?.form ?? 'a text'}`);
    }
    if (form && !form.pattern.test(value)) {
      const but = form.secret ? '' : `, not '${value.slice(0, 60)}'`;
      throw new InputError(`${path} must be ${form.form}${but}`);
    }
    return value;
  }

  private wrong(name: string, expected: string): InputError {
    return new InputError(`${this.path}.${name} must be ${expected}`);
  }
}

/** Levenshtein distance: how many characters must change to get from one word to the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced =
        row[j - 1] +
        (from[i - 1].toLowerCase() === to[j - 1].toLowerCase() ? 0 : 1);
      next[j] = Math.min(replaced, row[j] + 1, next[j - 1] + 1);
    }
    row = next;
  }
  return row[to.length];
}
