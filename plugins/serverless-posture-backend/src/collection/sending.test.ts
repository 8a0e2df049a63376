import { HttpResponse } from '@smithy/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { Operation } from 'backstage-plugin-serverless-posture-node';
import { isEqual, uniqBy } from 'lodash';
import { Clients } from '../aws/clients';
import { assumeRole, getCallerIdentity } from '../aws/credentials';
import { defaultCollectors } from './collectors';
import { securityHubOperations } from './securityHub';

const operations: Operation[] = uniqBy(
  [
    assumeRole,
    getCallerIdentity,
    ...defaultCollectors.flatMap(collector =>
      Object.values(collector.operations),
    ),
    ...Object.values(securityHubOperations.administrator),
  ],
  'id',
);

const credentials = {
  accessKeyId: 'AKIAOFTHECALL',
  secretAccessKey: 'secret',
  sessionToken: 'session of the call',
};

/** Something for every member, such as endpoints can be told from. */
function inputOf(schema: NormalizedSchema, name = '', depth = 0): any {
  if (schema.isListSchema())
    return [inputOf(schema.getValueSchema(), name, depth + 1)];
  if (schema.isMapSchema())
    return { key: inputOf(schema.getValueSchema(), name, depth + 1) };
  if (schema.isStructSchema())
    return Object.fromEntries(
      depth > 2
        ? []
        : [...schema.structIterator()].map(([member, value]) => [
            member,
            inputOf(value, member, depth + 1),
          ]),
    );
  if (schema.isBooleanSchema()) return false;
  if (schema.isTimestampSchema()) return new Date('2026-01-02T03:04:05Z');
  if (schema.isNumericSchema()) return 7;
  if (schema.isBlobSchema()) return new Uint8Array([1]);
  if (/Url$/.test(name)) return 'https://sqs.eu-west-1.amazonaws.com/1/queue';
  if (/ARN$/.test(name)) return 'arn:aws:kinesis:eu-west-1:1:stream/name';
  return /AccountId$/.test(name) ? '123456789012' : 'some-name';
}

/** What a request says; its time, its id and with them the signature differ from one to the next. */
function told({ method, hostname, path, query, headers, body }: any) {
  const { 'amz-sdk-invocation-id': id, 'x-amz-date': date, ...same } = headers;
  return {
    method,
    hostname,
    path,
    query,
    body: typeof body === 'object' ? new TextDecoder().decode(body) : body,
    headers: {
      ...same,
      hasId: /^[0-9a-f-]{36}$/.test(id),
      authorization: same.authorization
        ?.replace(/\/\d{8}\//, '/date/')
        .replace(/Signature=\w+/, ''),
    },
  };
}

const answers = (requests: object[]) =>
  ({
    async handle(request: any) {
      requests.push(told(request));
      return { response: new HttpResponse({ statusCode: 204, headers: {} }) };
    },
    destroy() {},
    metadata: { handlerProtocol: 'http/1.1' },
  } as any);

describe('sending', () => {
  it('says to AWS what the SDK says by itself, the first time and after, whatever the operation', async () => {
    const sent: object[] = [];
    const clients = new Clients({ requestHandler: answers(sent) });
    const differences: unknown[] = [];
    for (const { id, client: Client, command: Command } of operations) {
      const { schema } = new Command({}) as any;
      const input = inputOf(NormalizedSchema.of(schema[4]));
      const expected: object[] = [];
      const client: any = new Client({
        region: 'eu-west-1',
        credentials,
        maxAttempts: 1,
        forcePathStyle: true,
        useQueueUrlAsEndpoint: false,
        requestHandler: answers(expected),
      });
      await client.send(new Command(input)).catch(() => {});
      for (const time of ['first', 'second', 'third']) {
        sent.length = 0;
        const { signal } = new AbortController();
        await clients
          .send(Client, new Command(input) as never, {
            region: 'eu-west-1',
            credentials,
            signal,
          })
          .catch(() => {});
        if (!isEqual(sent, expected))
          differences.push({ id, time, sent: [...sent], expected });
      }
      if (expected.length !== 1) differences.push({ id, expected });
    }
    expect(differences).toEqual([]);
    expect(operations.length).toBeGreaterThan(150);
  });
});
