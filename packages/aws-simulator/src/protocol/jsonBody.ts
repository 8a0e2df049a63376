import { determineTimestampFormat } from '@smithy/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { dateToUtcString, toBase64 } from '@smithy/core/serde';
import { memoized, Schema, ServiceModel } from './model';

/** What `JSON.stringify` is given in place of a value; undefined: the value itself. */
type Change = ((value: any) => unknown) | undefined;

/** Traits of members that travel outside the body, or are all of it. */
const outsideBody = [
  'httpHeader',
  'httpPrefixHeaders',
  'httpResponseCode',
  'httpPayload',
  'streaming',
];

/**
 * Writes a structure as JSON, as the service's protocol would. The protocol writes its text character by character, which
 * is right for requests; answers hold a hundred findings of which each is as long as a hundred requests. A schema is read
 * once, the text is written by the engine.
 *
 * @returns undefined where the protocol isn't JSON or something of the structure isn't in the body
 */
export function jsonBody(
  service: ServiceModel,
  schema: Schema,
): ((value: object) => string) | undefined {
  if (!/^(restJson|awsJson)/.test(service.protocolName)) return undefined;
  const members = [...NormalizedSchema.of(schema).structIterator()];
  const isAllInBody = members.every(([, member]) => {
    const traits = member.getMergedTraits() as Record<string, unknown>;
    return !outsideBody.some(trait => trait in traits);
  });
  if (members.length === 0 || !isAllInBody) return undefined;
  const { settings } = service.protocol.getPayloadCodec();
  const change = changesOf(settings)(NormalizedSchema.of(schema))!;
  return value => JSON.stringify(change(value));
}

function changesOf(settings: any) {
  // Structures may hold themselves.
  const ofStructure = memoized((schema: Schema & object) => {
    let write: Change;
    return (value: any) => {
      write ??= writeStructure(NormalizedSchema.of(schema));
      return write(value);
    };
  });

  function writeStructure(structure: NormalizedSchema) {
    const members = [...structure.structIterator()].map(([name, member]) => {
      const { jsonName } = member.getMergedTraits() as { jsonName?: string };
      const wireName = (settings.jsonName && jsonName) || name;
      return { name, wireName, change: ofMember(member) };
    });
    return (value: any) => {
      const written: Record<string, unknown> = {};
      for (const { name, wireName, change } of members) {
        const member = value[name];
        if (member === undefined || member === null) continue;
        written[wireName] = change ? change(member) : member;
      }
      return written;
    };
  }

  function ofMember(member: NormalizedSchema): Change {
    if (member.isStructSchema())
      return ofStructure(member.getSchema() as Schema & object);
    if (member.isDocumentSchema()) return undefined;
    if (member.isListSchema()) {
      const change = ofMember(member.getValueSchema());
      return change && (items => items.map(change));
    }
    if (member.isMapSchema()) {
      const change = ofMember(member.getValueSchema());
      return (
        change &&
        (map =>
          Object.fromEntries(
            Object.entries(map).map(([key, value]) => [key, change(value)]),
          ))
      );
    }
    if (member.isTimestampSchema()) return timestamp(member);
    if (member.isBlobSchema()) return toBase64;
    if (member.isBigIntegerSchema()) return Number;
    return undefined;
  }

  function timestamp(member: NormalizedSchema) {
    const format: number = determineTimestampFormat(member, settings);
    return (date: Date) => {
      if (format === 5) return date.toISOString().replace('.000Z', 'Z');
      return format === 6 ? dateToUtcString(date) : date.getTime() / 1000;
    };
  }

  return ofMember;
}
