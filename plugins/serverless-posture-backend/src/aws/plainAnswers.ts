import { collectBody } from '@smithy/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { SdkClient } from './clients';

/** The part of an SDK client's protocol that we use. */
interface Protocol {
  getShapeId(): string;
  getPayloadCodec(): { settings: { jsonName?: boolean } };
  deserializeMetadata(response: Response): object;
  deserializeResponse(
    operation: { output: any },
    context: any,
    response: Response,
  ): Promise<any>;
}

interface Response {
  statusCode: number;
  body: any;
}

type Read = (value: any) => any;

/** Members that are not in the body. */
const outsideBody = [
  'httpHeader',
  'httpPrefixHeaders',
  'httpResponseCode',
  'httpPayload',
  'streaming',
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON has no words of its own for these. */
const number: Read = value =>
  typeof value === 'string' && /^(NaN|-?Infinity)$/.test(value)
    ? Number(value)
    : value;

/**
 * Has a client read JSON answers by schemas that are looked through once. The SDK looks through them for every structure of
 * every answer, and where a document may be in one, it has each of its values seen by a callback: findings of Security Hub,
 * a hundred in an answer of 136 KB, took ten times as long to read.
 *
 * What holds more than texts, numbers and truth values (dates, bytes), errors, and what is no JSON is left to the SDK. What is
 * read is the same.
 */
export function readPlainly(client: SdkClient): void {
  const { protocol } = (client as unknown as { config: { protocol: Protocol } })
    .config;
  if (!/#(restJson1|awsJson1_[01])$/.test(protocol.getShapeId())) return;
  const readers = readersOf(
    protocol.getPayloadCodec().settings.jsonName === true,
  );
  const readAsSdk = protocol.deserializeResponse.bind(protocol);
  protocol.deserializeResponse = async (operation, context, response) => {
    const read = readers(operation.output);
    if (!read || response.statusCode >= 300)
      return readAsSdk(operation, context, response);
    const body = await collectBody(response.body, context);
    const answer = recordIn(body);
    if (!answer)
      return readAsSdk(operation, context, Object.assign(response, { body }));
    return {
      ...read(answer),
      $metadata: protocol.deserializeMetadata(response),
    };
  };
}

function recordIn(body: Uint8Array): object | undefined {
  try {
    const { buffer, byteOffset, byteLength } = body;
    const value = JSON.parse(
      Buffer.from(buffer, byteOffset, byteLength).toString(),
    );
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const readersByNaming = new Map<
  boolean,
  (output: unknown) => Read | undefined
>();

/** @param jsonName - whether members may have another name in JSON */
function readersOf(jsonName: boolean) {
  const known = readersByNaming.get(jsonName);
  if (known) return known;
  const readers = new Map<unknown, Read | undefined>();
  const ofStructure = structureReaders(jsonName);
  const readerOf = (output: unknown) => {
    if (!readers.has(output)) {
      const schema = NormalizedSchema.of(output as never);
      const isPlain = isAllInBody(schema) && isPlainJson(schema);
      readers.set(output, isPlain ? ofStructure(schema) : undefined);
    }
    return readers.get(output);
  };
  readersByNaming.set(jsonName, readerOf);
  return readerOf;
}

function isAllInBody(schema: NormalizedSchema): boolean {
  return (
    schema.isStructSchema() &&
    [...schema.structIterator()].every(
      ([, member]) =>
        !outsideBody.some(trait => trait in member.getMergedTraits()),
    )
  );
}

/** Whether JSON says what a value is, names apart. */
function isPlainJson(
  schema: NormalizedSchema,
  seen = new Set<unknown>(),
): boolean {
  if (schema.isStructSchema()) {
    const id = schema.getSchema();
    if (seen.has(id)) return true;
    seen.add(id);
    return (
      !schema.isUnionSchema() &&
      [...schema.structIterator()].every(([, member]) =>
        isPlainJson(member, seen),
      )
    );
  }
  if (schema.isDocumentSchema()) return true;
  if (schema.isListSchema() || schema.isMapSchema())
    return isPlainJson(schema.getValueSchema(), seen);
  return (
    !schema.isTimestampSchema() &&
    !schema.isBlobSchema() &&
    !schema.isBigIntegerSchema() &&
    !schema.isBigDecimalSchema() &&
    !schema.getMergedTraits().mediaType
  );
}

function structureReaders(jsonName: boolean) {
  const readers = new Map<unknown, Read>();

  /** Structures may hold themselves, and are looked through when one is met first. */
  function ofStructure(schema: NormalizedSchema): Read {
    const id = schema.getSchema();
    let read = readers.get(id);
    if (!read) {
      let known: Read | undefined;
      read = value => {
        known ??= members(schema);
        return known(value);
      };
      readers.set(id, read);
    }
    return read;
  }

  function members(schema: NormalizedSchema): Read {
    const all = [...schema.structIterator()].map(([name, member]) => ({
      name,
      wireName: (jsonName && member.getMergedTraits().jsonName) || name,
      read: ofMember(member),
    }));
    return value => {
      if (!isObject(value)) return value;
      const found: Record<string, unknown> = {};
      for (const { name, wireName, read } of all) {
        const member = value[wireName];
        if (member === undefined || member === null) continue;
        found[name] = read ? read(member) : member;
      }
      return found;
    };
  }

  function ofMember(schema: NormalizedSchema): Read | undefined {
    if (schema.isStructSchema()) return ofStructure(schema);
    if (schema.isNumericSchema()) return number;
    if (!schema.isListSchema() && !schema.isMapSchema()) return undefined;
    const read = ofMember(schema.getValueSchema());
    if (!read) return undefined;
    if (schema.isListSchema())
      return value => (Array.isArray(value) ? value.map(read) : value);
    return value => {
      if (!isObject(value)) return value;
      for (const [key, one] of Object.entries(value)) value[key] = read(one);
      return value;
    };
  }

  return ofStructure;
}
