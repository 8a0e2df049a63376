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

/** Reads the input of an operation from a request. */
export async function readRequest(
  operation: OperationModel,
  labels: Record<string, string>,
  request: WireRequest,
): Promise<any> {
  const { protocol, protocolName } = operation.service;
  if (protocolName.endsWith('Query')) {
    const form = new URLSearchParams(text(request.body));
    return readForm(operation.input, form, protocolName === 'ec2Query');
  }
  // The protocol reads answers: hand it the request as if it were one, with the input for the output.
  const input = await protocol.deserializeResponse(
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
  if (operation.http) readUrl(operation, labels, request.query, input);
  return input;
}

function readUrl(
  operation: OperationModel,
  labels: Record<string, string>,
  query: URLSearchParams,
  input: any,
): void {
  const named = new Set(
    new URLSearchParams(operation.http![1].split('?')[1] ?? '').keys(),
  );
  const schema = NormalizedSchema.of(operation.input);
  if (schema.isUnitSchema()) return;
  const rest: [string, NormalizedSchema][] = [];
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits() as Record<string, any>;
    if (traits.httpLabel) {
      input[name] = strings.read(member, labels[name]);
    } else if (traits.httpQuery) {
      named.add(traits.httpQuery);
      const values = query.getAll(traits.httpQuery);
      if (values.length === 0) continue;
      input[name] = member.isListSchema()
        ? values.map(value => scalarOf(member.getValueSchema(), value))
        : scalarOf(member, values[0]);
    } else if (traits.httpQueryParams) {
      rest.push([name, member]);
    }
  }
  for (const [name, member] of rest) {
    const keys = [...new Set(query.keys())].filter(key => !named.has(key));
    if (keys.length === 0) continue;
    const lists = member.getValueSchema().isListSchema();
    input[name] = Object.fromEntries(
      keys.map(key => [key, lists ? query.getAll(key) : query.get(key)]),
    );
  }
}
