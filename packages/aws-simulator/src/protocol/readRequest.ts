import {
  FromStringShapeDeserializer,
  HttpResponse,
} from '@smithy/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { isInUrl, memoized, OperationModel, reshape } from './model';
import { text, WireRequest } from './message';
import { readForm } from './queryForm';

const strings = new FromStringShapeDeserializer({
  timestampFormat: { useTrait: true, default: 5 as const },
  httpBindings: true,
} as any);

const scalarOf = (schema: NormalizedSchema, value: string) =>
  strings.read(schema, value);

/** What of an operation's input travels outside the URL. */
const bodySchema = memoized((operation: OperationModel) =>
  reshape(operation.input, `${operation.name}Body`, member =>
    isInUrl(member) ? undefined : member,
  ),
);

/** Whether something of an operation's input travels in headers. */
const readsHeaders = memoized((operation: OperationModel) => {
  const schema = NormalizedSchema.of(bodySchema(operation));
  return [...schema.structIterator()].some(([, member]) => {
    const traits = member.getMergedTraits() as Record<string, unknown>;
    return traits.httpHeader || traits.httpPrefixHeaders;
  });
});

/** Reads the input of an operation from a request. */
export async function readRequest(
  operation: OperationModel,
  labels: Record<string, string>,
  request: WireRequest,
): Promise<any> {
  const { protocolName } = operation.service;
  if (protocolName.endsWith('Query')) {
    const form = new URLSearchParams(text(request.body));
    return readForm(operation.input, form, protocolName === 'ec2Query');
  }
  const isInUrlAlone =
    request.body.length === 0 && operation.http && !readsHeaders(operation);
  const input = isInUrlAlone ? {} : await readMessage(operation, request);
  if (operation.http) readUrl(operation, labels, request.query, input);
  return input;
}

/** What of an input travels in the body and in headers. */
async function readMessage(
  operation: OperationModel,
  request: WireRequest,
): Promise<any> {
  // The protocol reads answers: hand it the request as if it were one, with the input for the output.
  const input = await operation.service.protocol.deserializeResponse(
    {
      name: operation.name,
      traits: 0,
      input: 'unit',
      output: bodySchema(operation),
    },
    {},
    new HttpResponse({
      statusCode: 200,
      headers: { ...request.headers },
      body: request.body,
    }),
  );
  delete input.$metadata;
  for (const key of Object.keys(input)) {
    if (input[key] === null) delete input[key];
  }
  return input;
}

/** The members of an input that travel in the URL, by how they do, and the names of the query that have a member of their own. */
const urlMembers = memoized((operation: OperationModel) => {
  const schema = NormalizedSchema.of(operation.input);
  const members = schema.isUnitSchema()
    ? []
    : [...schema.structIterator()].map(([name, member]) => ({
        name,
        member,
        traits: member.getMergedTraits() as Record<string, any>,
      }));
  const queries = members.filter(({ traits }) => traits.httpQuery);
  return {
    labels: members.filter(({ traits }) => traits.httpLabel),
    queries,
    rest: members.filter(({ traits }) => traits.httpQueryParams),
    named: new Set([
      ...new URLSearchParams(operation.http![1].split('?')[1] ?? '').keys(),
      ...queries.map(({ traits }) => traits.httpQuery as string),
    ]),
  };
});

function readUrl(
  operation: OperationModel,
  labels: Record<string, string>,
  query: URLSearchParams,
  input: any,
): void {
  const members = urlMembers(operation);
  for (const { name, member } of members.labels)
    input[name] = strings.read(member, labels[name]);
  for (const { name, member, traits } of members.queries) {
    const values = query.getAll(traits.httpQuery);
    if (values.length === 0) continue;
    input[name] = member.isListSchema()
      ? values.map(value => scalarOf(member.getValueSchema(), value))
      : scalarOf(member, values[0]);
  }
  for (const { name, member } of members.rest) {
    const keys = [...new Set(query.keys())].filter(
      key => !members.named.has(key),
    );
    if (keys.length === 0) continue;
    const lists = member.getValueSchema().isListSchema();
    input[name] = Object.fromEntries(
      keys.map(key => [key, lists ? query.getAll(key) : query.get(key)]),
    );
  }
}
