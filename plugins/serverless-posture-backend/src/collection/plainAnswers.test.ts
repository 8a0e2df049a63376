import { HttpResponse } from '@smithy/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { Operation } from 'backstage-plugin-serverless-posture-node';
import { defaultCollectors } from './collectors';
import { securityHubOperations } from './securityHub';
import { readPlainly } from '../aws/plainAnswers';

const operations: Operation[] = [
  ...defaultCollectors.flatMap(collector =>
    Object.values(collector.operations),
  ),
  ...Object.values(securityHubOperations.administrator),
];

/** What an operation may answer, with what AWS adds to it: members that are null, and such as the SDK doesn't know. */
function answerOf(schema: NormalizedSchema, depth = 0): any {
  if (schema.isListSchema())
    return depth > 6
      ? []
      : [answerOf(schema.getValueSchema(), depth + 1), null].slice(
          0,
          schema.getValueSchema().isStructSchema() ? 2 : 1,
        );
  if (schema.isMapSchema())
    return { key: answerOf(schema.getValueSchema(), depth + 1) };
  if (schema.isStructSchema()) {
    const answer: Record<string, unknown> = { notInTheModel: { deep: [1] } };
    if (depth > 6) return answer;
    [...schema.structIterator()].forEach(([name, member], index) => {
      const { jsonName } = member.getMergedTraits();
      answer[jsonName ?? name] =
        index % 5 === 4 ? null : answerOf(member, depth + 1);
    });
    return answer;
  }
  if (schema.isBooleanSchema()) return true;
  if (schema.isTimestampSchema()) return 1790000000;
  if (schema.isNumericSchema()) return depth % 2 ? 'NaN' : 7;
  if (schema.isDocumentSchema()) return { text: 'ü', list: [1, null, {}] };
  return schema.isBlobSchema() ? 'aGk=' : 'text "ü"\n';
}

const outputOf = (Command: Operation['command']): any =>
  (new Command({}) as any).schema[5];

/** What a client makes of an answer with this body. */
async function read(
  { client: Client, command: Command }: Operation,
  body: string,
  prepare: (client: any) => void,
): Promise<unknown> {
  const client: any = new Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    endpoint: 'http://localhost',
    maxAttempts: 1,
    requestHandler: {
      handle: async () => ({
        response: new HttpResponse({
          statusCode: 200,
          headers: { 'x-amzn-requestid': 'request-1' },
          body: Buffer.from(body),
        }),
      }),
    } as any,
  });
  prepare(client);
  const { protocol } = client.config;
  try {
    return await protocol.deserializeResponse(
      { output: outputOf(Command) },
      client.config,
      (
        await client.config.requestHandler.handle()
      ).response,
    );
  } catch (error) {
    return { name: (error as Error).name, message: (error as Error).message };
  }
}

const isJson = ({ client: Client }: Operation) =>
  /Json/.test(
    (new Client({ region: 'eu-west-1' }) as any).config.protocol.getShapeId(),
  );

describe('answers of plain JSON', () => {
  const ofJson = operations.filter(isJson);

  it('are read as the SDK reads them, whatever the operation', async () => {
    const differences: string[] = [];
    for (const operation of ofJson) {
      const schema = NormalizedSchema.of(outputOf(operation.command));
      if (schema.isUnitSchema()) continue;
      const body = JSON.stringify(answerOf(schema));
      const [ours, sdk] = [
        await read(operation, body, readPlainly),
        await read(operation, body, () => {}),
      ];
      if (JSON.stringify(sorted(ours)) !== JSON.stringify(sorted(sdk)))
        differences.push(operation.id);
    }
    expect(differences).toEqual([]);
    expect(ofJson.length).toBeGreaterThan(80);
  });

  it('that are none are the SDK’s to judge', async () => {
    const { getFindings } = securityHubOperations.administrator;
    for (const body of ['', '{"Findings": [}', '<html>', '[]', 'null', '7']) {
      expect(await read(getFindings, body, readPlainly)).toEqual(
        await read(getFindings, body, () => {}),
      );
    }
  });
});

/** With members in order, as the two sides meet them in different ones. */
function sorted(value: any): any {
  if (Array.isArray(value)) return value.map(sorted);
  if (Number.isNaN(value)) return 'not a number';
  if (typeof value !== 'object' || value === null || value instanceof Date)
    return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map(key => [key, sorted(value[key])]),
  );
}
