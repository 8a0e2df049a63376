import { fromBase64, NumericValue } from '@smithy/core/serde';
import { NormalizedSchema } from '@smithy/core/schema';
import { Schema } from './model';

/** Dotted keys of a form as a tree; without a prototype, since keys come from outside. */
interface Node {
  value?: string;
  children: Record<string, Node>;
}

const node = (): Node => ({ children: Object.create(null) });

function tree(form: URLSearchParams): Node {
  const root = node();
  for (const [key, value] of form) {
    let at = root;
    for (const part of key.split('.')) at = at.children[part] ??= node();
    at.value = value;
  }
  return root;
}

/** Children with numbers for names, in that order. */
const numbered = (at: Node): Node[] =>
  Object.keys(at.children)
    .filter(key => /^\d+$/.test(key))
    .sort((a, b) => Number(a) - Number(b))
    .map(key => at.children[key]);

/**
 * Reads the form of the query protocols, which the SDK can only write.
 *
 * @param ec2 - EC2's dialect: keys are capitalized, lists are always flat, `ec2QueryName` wins
 */
export function readForm(
  schema: Schema,
  form: URLSearchParams,
  ec2: boolean,
): any {
  const keyOf = (name: string, member: NormalizedSchema) => {
    const traits = member.getMergedTraits() as Record<string, string>;
    if (!ec2) return traits.xmlName ?? name;
    const key = traits.ec2QueryName ?? traits.xmlName ?? name;
    return traits.ec2QueryName ? key : key[0].toUpperCase() + key.slice(1);
  };
  const nameOf = (member: NormalizedSchema, other: string) =>
    (member.getMergedTraits() as Record<string, string>).xmlName ?? other;

  const read = (ns: NormalizedSchema, at: Node): unknown => {
    const flat =
      ec2 ||
      Boolean((ns.getMergedTraits() as Record<string, unknown>).xmlFlattened);
    if (ns.isListSchema()) {
      const member = ns.getValueSchema();
      const items = flat ? at : at.children[nameOf(member, 'member')] ?? node();
      return numbered(items).map(item => read(member, item));
    }
    if (ns.isMapSchema()) {
      const entries = numbered(flat ? at : at.children.entry ?? node());
      return Object.fromEntries(
        entries.map(entry => [
          entry.children[nameOf(ns.getKeySchema(), 'key')].value,
          read(
            ns.getValueSchema(),
            entry.children[nameOf(ns.getValueSchema(), 'value')],
          ),
        ]),
      );
    }
    if (ns.isStructSchema()) {
      const result: Record<string, unknown> = {};
      for (const [name, member] of ns.structIterator()) {
        const child = at.children[keyOf(name, member)];
        if (child) result[name] = read(member, child);
      }
      return result;
    }
    return scalar(ns, at.value ?? '');
  };
  return read(NormalizedSchema.of(schema), tree(form));
}

function scalar(ns: NormalizedSchema, value: string): unknown {
  if (ns.isBooleanSchema()) return value === 'true';
  if (ns.isBigIntegerSchema()) return BigInt(value);
  if (ns.isBigDecimalSchema()) return new NumericValue(value, 'bigDecimal');
  if (ns.isNumericSchema()) return Number(value);
  if (ns.isBlobSchema()) return fromBase64(value);
  if (ns.isTimestampSchema()) {
    return new Date(/^[\d.]+$/.test(value) ? Number(value) * 1000 : value);
  }
  return value;
}
