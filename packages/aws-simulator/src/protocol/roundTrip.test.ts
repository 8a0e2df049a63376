import * as apiGateway from '@aws-sdk/client-api-gateway';
import * as apiGatewayV2 from '@aws-sdk/client-apigatewayv2';
import * as ec2 from '@aws-sdk/client-ec2';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as organizations from '@aws-sdk/client-organizations';
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import * as securityHub from '@aws-sdk/client-securityhub';
import * as sts from '@aws-sdk/client-sts';
import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from './awsError';
import { loadService, OperationModel, Schema } from './model';
import { readRequest } from './readRequest';
import { createRouter } from './routing';
import { inProcess } from './transport';
import { writeError, writeResponse } from './writeResponse';

const clients: [string, any, any][] = [
  ['sts', sts.STSClient, sts],
  ['organizations', organizations.OrganizationsClient, organizations],
  ['ec2', ec2.EC2Client, ec2],
  ['iam', iam.IAMClient, iam],
  ['lambda', lambda.LambdaClient, lambda],
  ['tagging', tagging.ResourceGroupsTaggingAPIClient, tagging],
  ['apigateway', apiGateway.APIGatewayClient, apiGateway],
  ['apigatewayv2', apiGatewayV2.ApiGatewayV2Client, apiGatewayV2],
  ['securityhub', securityHub.SecurityHubClient, securityHub],
];

/** What the clients themselves change on the way, so that both sides rightly differ. */
const changedByClient: Record<string, string> = {
  'ec2:CopySnapshot': 'adds DestinationRegion and a presigned URL',
};

/** A value with every member filled, text that needs escaping included. */
function fill(schema: Schema, depth = 0): any {
  const ns = NormalizedSchema.of(schema);
  const traits = ns.getMergedTraits() as Record<string, any>;
  if (ns.isListSchema()) {
    return depth > 5 ? [] : [fill(ns.getValueSchema(), depth + 1)];
  }
  if (ns.isMapSchema()) {
    return { key: fill(ns.getValueSchema(), depth + 1) };
  }
  if (ns.isStructSchema()) {
    const value: Record<string, unknown> = {};
    if (depth > 5) return value;
    for (const [name, member] of ns.structIterator()) {
      const isContainer =
        member.isStructSchema() ||
        member.isListSchema() ||
        member.isMapSchema();
      if (depth > 3 && isContainer) continue;
      value[name] = fill(member, depth + 1);
      if (ns.isUnionSchema()) break;
    }
    return value;
  }
  if (traits.httpResponseCode) return 202;
  if (ns.isBlobSchema()) return new Uint8Array([104, 105, 33]);
  if (ns.isTimestampSchema()) return new Date('2026-01-02T03:04:05Z');
  if (ns.isBooleanSchema()) return true;
  if (ns.isBigIntegerSchema()) return BigInt(7);
  if (ns.isNumericSchema()) return 7;
  if (ns.isDocumentSchema()) return { document: ['text', 1] };
  if (traits.mediaType === 'application/json') return '{"a":1}';
  return traits.httpLabel ? 'a b:c' : 'a<b>&"c" ü';
}

const isStreaming = (schema: Schema) => {
  const ns = NormalizedSchema.of(schema);
  if (!ns.isStructSchema()) return false;
  return [...ns.structIterator()].some(
    ([, member]) => member.isStreaming() || member.getMergedTraits().streaming,
  );
};

/** Forms cannot say that a list or a structure is there but empty. */
const isEmpty = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 0;

const plain = (value: any): any => {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'bigint') return `${value}n`;
  if (value && typeof value === 'object' && 'deserializeJSON' in value) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return value.map(plain).filter(item => !isEmpty(item));
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .map(([k, v]) => [k, plain(v)] as const)
        .filter(([, v]) => v !== undefined && !isEmpty(v)),
    );
  }
  return value;
};

describe.each(clients)('%s', (id, Client, module) => {
  const service = loadService(id, Client, module);
  const route = createRouter([service]);
  let reply: { output?: any; error?: AwsError };
  let seen: { operation?: OperationModel; input?: any };
  const client = new Client({
    region: 'eu-west-1',
    endpoint: 'http://localhost',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: inProcess(async request => {
      const match = route(service.signingName, request);
      if (!('operation' in match)) throw new Error(match.operationName);
      seen = {
        operation: match.operation,
        input: await readRequest(match.operation, match.labels, request),
      };
      return reply.error
        ? writeError(service, reply.error, 'request-1')
        : writeResponse(match.operation, reply.output, 'request-1');
    }),
  });
  const operations = [...service.operations.values()].filter(
    ({ input, output }) => !isStreaming(input) && !isStreaming(output),
  );
  const commandOf = (operation: OperationModel, input: any) =>
    new module[`${operation.name}Command`](input);

  it('carries every input and output of every operation unchanged', async () => {
    const differences: string[] = [];
    for (const operation of operations) {
      const name = `${id}:${operation.name}`;
      if (changedByClient[name]) continue;
      const input = NormalizedSchema.of(operation.input).isUnitSchema()
        ? {}
        : fill(operation.input);
      const output = NormalizedSchema.of(operation.output).isUnitSchema()
        ? {}
        : fill(operation.output);
      reply = { output };
      try {
        const { $metadata, ...got } = await client.send(
          commandOf(operation, input),
        );
        if (seen.operation !== operation) {
          differences.push(`${name} was routed to ${seen.operation?.name}`);
        }
        for (const [side, sent, arrived] of [
          ['input', input, seen.input],
          ['output', output, got],
        ]) {
          const [a, b] = [plain(sent), plain(arrived)];
          for (const key of Object.keys(a)) {
            if (JSON.stringify(a[key]) !== JSON.stringify(b[key])) {
              differences.push(
                `${name} ${side}.${key}: ${JSON.stringify(a[key])?.slice(
                  0,
                  160,
                )} became ${JSON.stringify(b[key])?.slice(0, 160)}`,
              );
            }
          }
        }
      } catch (error) {
        differences.push(
          `${name} threw ${(error as Error).stack?.slice(0, 300)}`,
        );
      }
    }
    expect(differences).toEqual([]);
    expect(operations.length).toBeGreaterThan(5);
  });

  it('carries every modelled error with its class, message and members', async () => {
    const probe = operations.find(
      ({ name }) =>
        name === 'GetCallerIdentity' || /^(List|Get|Describe)/.test(name),
    )!;
    const differences: string[] = [];
    for (const [name, schema] of service.errors) {
      if (!/Exception$|Fault$|Error$/.test(name) && !module[name]) continue;
      if (/ServiceException$/.test(name) && schema[1].startsWith('smithy.ts'))
        continue;
      const fields = fill(schema);
      delete fields.message;
      delete fields.Message;
      reply = { error: new AwsError(name, 'it <failed>', undefined, fields) };
      const input = NormalizedSchema.of(probe.input).isUnitSchema()
        ? {}
        : fill(probe.input);
      const thrown = await client
        .send(commandOf(probe, input))
        .catch((e: any) => e);
      const ctor = module[name];
      if (ctor && !(thrown instanceof ctor)) {
        differences.push(`${name} became ${thrown.name} ${thrown.message}`);
        continue;
      }
      if (thrown.message !== 'it <failed>') {
        differences.push(`${name} says ${thrown.message}`);
      }
      const [a, b] = [plain(fields), plain({ ...thrown })];
      for (const key of Object.keys(a)) {
        if (/^(code|type)$/i.test(key) && service.protocolName.endsWith('uery'))
          continue;
        if (JSON.stringify(a[key]) !== JSON.stringify(b[key])) {
          differences.push(
            `${name}.${key}: ${JSON.stringify(a[key])} became ${JSON.stringify(
              b[key],
            )}`,
          );
        }
      }
    }
    expect(differences).toEqual([]);
  });
});
