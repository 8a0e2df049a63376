import createKnex from 'knex';
import type { Scene } from './collectTogether';
import { whileAlive } from './signsOfLife';

/** A run of which one task is under way. */
async function withScene(test: (scene: Scene) => Promise<void>) {
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await knex.schema.createTable('run_tasks', table => {
      table.string('state');
    });
    await knex('run_tasks').insert({ state: 'running' });
    const replicas = [{ complaints: 'the database refuses' }];
    await test({ what: 'one', knex, replicas, answers: new Map() } as any);
  } finally {
    told.mockRestore();
    await knex.destroy();
  }
}

it('gives up what does not move any more, and says how far it came', () =>
  withScene(async scene => {
    scene.answers.set('sts:GetCallerIdentity', 2);
    const never = new Promise<void>(() => {});
    await expect(whileAlive(scene, 0, () => never, 1)).rejects.toThrow(
      /^one: no call .* after 2 answers; tasks: 1 running\nthe database refuses$/,
    );
  }));

it('lets go on what moves, and answers what came of it', () =>
  withScene(async scene => {
    const work = async () => {
      while (scene.answers.size < 20) {
        scene.answers.set(`answer ${scene.answers.size}`, 1);
        await new Promise(resolve => setTimeout(resolve, 1));
      }
      return 'all';
    };
    await expect(whileAlive(scene, 1, work, 1)).resolves.toBe('all');
    expect(process.stderr.write).toHaveBeenCalledWith(
      expect.stringMatching(/^one: \d+ s, \d+ answers; tasks: 1 running\n$/),
    );
  }));

it('throws what the work throws', () =>
  withScene(async scene => {
    const fail = async () => {
      throw new Error('it ended');
    };
    await expect(whileAlive(scene, 1, fail, 1)).rejects.toThrow('it ended');
  }));
