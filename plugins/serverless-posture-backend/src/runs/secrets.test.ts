import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Finding, Resource } from 'backstage-plugin-serverless-posture-common';
import { plantedSecrets, RunningSimulator, troubledWorld } from 'aws-simulator';
import Knex, { Knex as KnexType } from 'knex';
import {
  allPages,
  startPostureBackend,
  TestBackend,
} from '../__testUtils__/backend';
import { component, group } from '../__testUtils__/entities';
import { impatientClock } from '../__testUtils__/impatientClock';
import {
  simulatedConfig,
  startFastSimulator,
} from '../__testUtils__/organization';

jest.setTimeout(240_000);

/** The planted values, and what is telling of them alone. */
const telling = [...plantedSecrets, 'planted-Pa55word', 'sk_live_planted'];

/** Fails with the place, not with the value. */
function expectNoSecret(place: string, text: string) {
  const found = telling.flatMap((secret, i) =>
    [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)]
      .filter(form => text.includes(form))
      .map(() => `secret ${i} in ${place}`),
  );
  expect(found).toEqual([]);
}

describe('planted secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'posture-secrets-'));
  const logged: string[] = [];
  const served: string[] = [];
  let simulator: RunningSimulator;
  let knex: KnexType;
  let backend: TestBackend;
  let findings: Finding[];

  async function get(path: string) {
    const response = await backend.get(path);
    served.push(`${path} ${response.text}`);
    expect([path, response.status]).toEqual([path, 200]);
    return response.body;
  }

  /** Asks for everything that can be asked for. */
  async function readEverything() {
    const { items: runs } = await get('/runs');
    for (const { id } of runs) await get(`/runs/${id}`);
    for (const path of ['/status', '/controls', '/coverage']) await get(path);
    for (const path of [
      '/scorecards/component/default/checkout',
      '/scorecards/group/default/shop',
      '/teams/group/default/shop/weeks/current',
    ]) {
      await get(path);
    }
    const resources = await allPages<Resource>(get, '/resources?limit=20');
    expect(resources.length).toBeGreaterThan(10);
    findings = await allPages<Finding>(get, '/findings?limit=50&facets=true');
    for (const { id } of findings) await get(`/findings/${id}`);
  }

  beforeAll(async () => {
    simulator = await startFastSimulator(troubledWorld());
    knex = Knex({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'posture.sqlite') },
      useNullAsDefault: true,
    });
    await knex.raw('pragma journal_mode = wal');
    backend = await startPostureBackend({
      config: simulatedConfig(simulator),
      knex,
      entities: [
        group('shop'),
        component('checkout', {
          owner: 'shop',
          arns: 'arn:aws:*:*:*:*,arn:aws:lambda:*:*:function:*',
        }),
      ],
      onLog: line => logged.push(line),
    });
    await backend.run();
    await readEverything();
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await backend?.stop();
    await knex?.destroy();
    await simulator?.stop();
    rmSync(folder, { recursive: true });
  });

  const everythingOnDisk = () =>
    readdirSync(folder)
      .map(file => readFileSync(join(folder, file), 'latin1'))
      .join('\n');

  /** Rows may lie in several pieces in the file. */
  async function everyRow() {
    const tables: string[] = await knex('sqlite_master')
      .where({ type: 'table' })
      .pluck('name');
    expect(tables).toEqual(expect.arrayContaining(['resources', 'findings']));
    const rows = await Promise.all(tables.map(table => knex(table)));
    return JSON.stringify(rows);
  }

  it('are found, and named', () => {
    const named = findings
      .filter(({ controlId }) => controlId.endsWith('-secrets'))
      .map(({ controlId, status, resource, evidence }) => ({
        controlId,
        status,
        name: resource.name,
        evidence: JSON.stringify(evidence),
      }));
    const failing = (controlId: string, name: string, variable: string) =>
      expect.objectContaining({
        controlId,
        status: 'FAILED',
        name,
        evidence: expect.stringContaining(variable),
      });
    expect(named).toEqual(
      expect.arrayContaining([
        failing('lambda-env-secrets', 'leaky', 'AWS_ACCESS_KEY_ID'),
        failing('lambda-env-secrets', 'leaky', 'DB_PASSWORD'),
        failing('apigw-stage-variable-secrets', 'rest/live', 'password'),
        failing(
          'apigw-http-stage-variable-secrets',
          'http/$default',
          'apiSecret',
        ),
      ]),
    );
  });

  it('are in no byte of the database', async () => {
    const disk = everythingOnDisk();
    expect(disk).toContain('DB_PASSWORD');
    expectNoSecret('the files', disk);
    const rows = await everyRow();
    expect(rows).toContain('DB_PASSWORD');
    expect(rows).toContain('[redacted: ');
    expectNoSecret('the rows', rows);
  });

  it('are in no line of the log', () => {
    expect(logged.join('\n')).toMatch(/run 1: partial/);
    expectNoSecret('the log', logged.join('\n'));
  });

  it('are in no response', () => {
    expect(served.join('\n')).toContain('DB_PASSWORD');
    expectNoSecret('the responses', served.join('\n'));
  });

  it('are nowhere after answers that broke in the middle', async () => {
    impatientClock();
    simulator.faults.set(
      ['lambda:*', 'apigateway:*', 'apigatewayv2:*', 'tag:*'].map(
        (operation, i) => ({
          operation,
          effect: { body: i % 2 === 0 ? 'truncated' : 'malformed' },
        }),
      ),
    );
    expect(await backend.run()).toMatchObject({ state: 'partial' });
    await readEverything();
    expect(findings.map(({ errorClass }) => errorClass)).toContain('malformed');
    expectNoSecret('the files', everythingOnDisk());
    expectNoSecret('the rows', await everyRow());
    expectNoSecret('the log', logged.join('\n'));
    expectNoSecret('the responses', served.join('\n'));
  });
});
