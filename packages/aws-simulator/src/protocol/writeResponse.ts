import { XmlCodec } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from './awsError';
import { jsonBody } from './jsonBody';
import {
  memoized,
  OperationModel,
  reshape,
  Schema,
  ServiceModel,
  urlTraits,
  withoutTraits,
} from './model';
import { text, WireResponse } from './message';

const endpoint = async () => ({
  protocol: 'http:',
  hostname: 'localhost',
  path: '/',
});

/**
 * The output as a request could carry it. API Gateway marks `position` of its lists as a query parameter although it
 * travels in the body; tokens that a client would make up are not ours to make up.
 */
const answerSchema = memoized((operation: OperationModel) =>
  reshape(operation.output, `${operation.name}Answer`, member =>
    withoutTraits(member, [...urlTraits, 'idempotencyToken']),
  ),
);

const resultSchema = memoized((operation: OperationModel) =>
  reshape(
    operation.output,
    operation.service.protocolName === 'ec2Query'
      ? `${operation.name}Response`
      : `${operation.name}Result`,
    member => member,
  ),
);

const xmlCodec = memoized(
  (_service: ServiceModel) =>
    new XmlCodec({
      httpBindings: false,
      timestampFormat: { useTrait: true, default: 5 },
      serviceNamespace: '',
    } as any),
);

function writeXml(service: ServiceModel, schema: Schema, value: object) {
  const serializer = xmlCodec(service).createSerializer();
  // A structure's own `xmlName` would win over the name that we gave it.
  const named = [...schema];
  named[3] = 0;
  serializer.write(named as any, value);
  return text(serializer.flush() as string);
}

/** Lets the protocol write a structure as if it were the input of a request. */
async function writeSwapped(
  service: ServiceModel,
  name: string,
  schema: Schema,
  value: object,
): Promise<{ headers: Record<string, string>; body: string | Uint8Array }> {
  const { headers, body } = await service.protocol.serializeRequest(
    { name, traits: 0, input: schema, output: 'unit' },
    value,
    { endpoint },
  );
  delete headers['x-amz-target'];
  delete headers['x-amzn-query-mode'];
  return { headers, body: body ?? '' };
}

/** How a JSON answer is written: its headers are the same each time. Undefined where the protocol has to write it. */
const jsonAnswer = memoized(async (operation: OperationModel) => {
  const { service, name } = operation;
  const schema = answerSchema(operation);
  const write = jsonBody(service, schema);
  if (!write) return undefined;
  const { headers } = await writeSwapped(service, name, schema, {});
  return { headers, write };
});

/** The member that says with which status an operation answers. */
const statusMember = memoized((operation: OperationModel) => {
  const ns = NormalizedSchema.of(operation.output);
  if (ns.isUnitSchema()) return undefined;
  return [...ns.structIterator()].find(
    ([, member]) =>
      (member.getMergedTraits() as Record<string, unknown>).httpResponseCode,
  )?.[0];
});

/** Writes the output of an operation. */
export async function writeResponse(
  operation: OperationModel,
  output: Record<string, unknown>,
  requestId: string,
): Promise<WireResponse> {
  const { service, name } = operation;
  if (service.protocolName.endsWith('Query')) {
    return {
      status: 200,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: queryResponse(operation, output, requestId),
    };
  }
  const json = await jsonAnswer(operation);
  const { headers, body } = json
    ? { headers: json.headers, body: json.write(output) }
    : await writeSwapped(service, name, answerSchema(operation), output);
  const told = statusMember(operation);
  const status = told && (output[told] as number | undefined);
  return {
    status: status || (operation.http?.[2] ?? 200),
    headers: { ...headers, 'x-amzn-requestid': requestId },
    body,
  };
}

function queryResponse(
  operation: OperationModel,
  output: Record<string, unknown>,
  requestId: string,
): string {
  const { service, name } = operation;
  const xmlns = ` xmlns="${service.protocol.options.xmlNamespace ?? ''}"`;
  const isUnit = NormalizedSchema.of(operation.output).isUnitSchema();
  const result = isUnit
    ? ''
    : writeXml(service, resultSchema(operation), output);
  if (service.protocolName === 'ec2Query') {
    const inner = result
      .replace(/^<[^>]*?\/>$/, '')
      .replace(/^<[^>]*>/, '')
      .replace(/<\/[^>]*>$/, '');
    return `<${name}Response${xmlns}><requestId>${requestId}</requestId>${inner}</${name}Response>`;
  }
  return `<${name}Response${xmlns}>${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`;
}

const escapeXml = (value: string) =>
  value.replace(
    /[&<>]/g,
    c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' }[c]!),
  );

const answerError = memoized((schema: Schema & object) =>
  reshape(schema, schema[2], member => withoutTraits(member, urlTraits)),
);

/** Writes an error: modelled where the service knows its name, else as AWS writes errors that no model holds. */
export async function writeError(
  service: ServiceModel,
  error: AwsError,
  requestId: string,
): Promise<WireResponse> {
  const schema = service.errors.get(error.code);
  const traits = (
    schema ? NormalizedSchema.of(schema).getMergedTraits() : {}
  ) as Record<string, any>;
  const queryError: [string, number] | undefined = traits.awsQueryError;
  const status =
    error.status ??
    queryError?.[1] ??
    traits.httpError ??
    (traits.error === 'server' ? 500 : 400);
  const fault = status < 500 ? 'Sender' : 'Receiver';

  if (service.protocolName.endsWith('Query')) {
    const code = queryError?.[0] ?? error.code;
    return {
      status,
      headers: {
        'content-type': 'text/xml',
        'x-amzn-requestid': requestId,
        ...error.headers,
      },
      body: queryErrorBody(service, error, schema, code, fault, requestId),
    };
  }

  if (service.protocolName === 'restXml') {
    return {
      status,
      headers: {
        'content-type': 'application/xml',
        'x-amzn-requestid': requestId,
        ...error.headers,
      },
      body: restXmlError(service, error, fault, requestId),
    };
  }

  const value: Record<string, unknown> = { ...error.fields };
  let messageMember = 'message';
  if (schema && schema[4].includes('Message')) messageMember = 'Message';
  value[messageMember] ??= error.message;
  const { headers, body } = schema
    ? await writeSwapped(service, error.code, answerError(schema), value)
    : {
        headers: { 'content-type': 'application/json' } as Record<
          string,
          string
        >,
        body: JSON.stringify(value),
      };
  const isRpc = service.protocolName.startsWith('awsJson');
  return {
    status,
    headers: {
      ...headers,
      'x-amzn-requestid': requestId,
      ...(isRpc ? {} : { 'x-amzn-errortype': error.code }),
      ...(isRpc && queryError
        ? { 'x-amzn-query-error': `${queryError[0]};${fault}` }
        : {}),
      ...error.headers,
    },
    body: isRpc
      ? JSON.stringify({
          __type: error.code,
          ...JSON.parse(text(body) || '{}'),
        })
      : body,
  };
}

/** S3 writes errors without a wrapper around them. */
function restXmlError(
  service: ServiceModel,
  { code, message }: AwsError,
  fault: string,
  requestId: string,
): string {
  const told = `<Code>${code}</Code><Message>${escapeXml(message)}</Message>`;
  if (service.id === 's3')
    return `<Error>${told}<RequestId>${requestId}</RequestId></Error>`;
  return `<ErrorResponse xmlns="${
    service.protocol.options.xmlNamespace ?? ''
  }"><Error><Type>${fault}</Type>${told}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function queryErrorBody(
  service: ServiceModel,
  error: AwsError,
  schema: Schema | undefined,
  code: string,
  fault: string,
  requestId: string,
): string {
  const fields = schema
    ? writeXml(
        service,
        reshape(schema, 'Fields', (member, name) =>
          /^(message|code|type)$/i.test(name) ? undefined : member,
        ),
        error.fields,
      )
        .replace(/^<Fields[^>]*\/>$/, '')
        .replace(/^<Fields[^>]*>/, '')
        .replace(/<\/Fields>$/, '')
    : '';
  const message = `<Message>${escapeXml(error.message)}</Message>${fields}`;
  if (service.protocolName === 'ec2Query') {
    return `<Response><Errors><Error><Code>${code}</Code>${message}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
  }
  return `<ErrorResponse xmlns="${
    service.protocol.options.xmlNamespace ?? ''
  }"><Error><Type>${fault}</Type><Code>${code}</Code>${message}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}
