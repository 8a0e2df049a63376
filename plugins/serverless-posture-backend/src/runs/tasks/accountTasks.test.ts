import { PlannedScope } from '../../collection/plan';
import { TaskRow } from '../../store/tasks';
import { SupportingStage } from '../supportingStages';
import { accountTasks, FINISH } from './accountTasks';

const accountId = '111122223333';

const scope = (region: string): PlannedScope => ({
  accountId,
  region,
  collectors: ['one', 'other'],
});

const [everywhere, ireland, virginia] = [
  'global',
  'eu-west-1',
  'us-east-1',
].map(scope);

function planned(
  stages: SupportingStage[],
  read: PlannedScope[],
  isAfterWhole?: boolean,
) {
  return accountTasks(new Map([[accountId, read]]), read, {
    stages,
    isAfterWhole,
  });
}

/** Ends tasks as they become ready; answers in which rounds they are. */
function rounds(tasks: TaskRow[]): string[][] {
  const left = new Map(tasks.map(({ id, waitsFor = 0 }) => [id, waitsFor]));
  const found: string[][] = [];
  for (;;) {
    const ready = tasks.filter(({ id }) => left.get(id) === 0);
    if (ready.length === 0) break;
    found.push(ready.map(({ id }) => id.replace(`/${accountId}`, '')).sort());
    for (const { id, unlocks = [] } of ready) {
      left.delete(id);
      for (const next of unlocks)
        if (next !== FINISH) left.set(next, left.get(next)! - 1);
    }
  }
  expect([...left.values()]).toEqual([]);
  return found;
}

describe('accountTasks', () => {
  it('reads around each Region once it and the account are read, then across them, then judges', () => {
    const stages: SupportingStage[] = ['regional', 'global', 'across'];
    expect(rounds(planned(stages, [everywhere, ireland, virginia]))).toEqual([
      ['scope/eu-west-1', 'scope/global', 'scope/us-east-1'],
      ['supporting/eu-west-1', 'supporting/global', 'supporting/us-east-1'],
      ['supporting'],
      ['judge'],
    ]);
  });

  it('lets what goes across begin before all around the Regions is read, and the judgement wait for that', () => {
    const tasks = planned(
      ['regional', 'global', 'across'],
      [everywhere, ireland],
    );
    const [across, judge] = [`supporting/${accountId}`, `judge/${accountId}`];
    for (const region of ['global', 'eu-west-1']) {
      const id = `supporting/${accountId}/${region}`;
      const { payload, unlocks } = tasks.find(one => one.id === id)!;
      expect([payload.early, unlocks]).toEqual([[across], [across, judge]]);
    }
  });

  describe('where what is read is what is stored', () => {
    const stages: SupportingStage[] = ['regional', 'across', 'whole'];
    const early = (tasks: TaskRow[]) =>
      tasks.find(({ id }) => id.endsWith('/eu-west-1'))!.payload.early;

    it('lets all but the judgement, and those that look at it as a whole, begin before its end', () => {
      const tasks = planned(stages, [ireland]);
      const { unlocks } = tasks.find(({ kind }) => kind === 'scope')!;
      const around = `supporting/${accountId}/eu-west-1`;
      expect(unlocks).toEqual([
        around,
        `${around}/whole`,
        `judge/${accountId}`,
      ]);
      expect(early(tasks.filter(({ kind }) => kind === 'scope'))).toEqual([
        around,
      ]);
    });

    it('lets what goes across begin before its end, unless that follows something as a whole', () => {
      const across = (isAfterWhole: boolean) =>
        early(planned(['across'], [ireland], isAfterWhole));
      expect(across(false)).toEqual([`supporting/${accountId}`]);
      expect(across(true)).toEqual([]);
    });
  });

  it('lets no Region wait for another one', () => {
    const tasks = planned(['regional'], [everywhere, ireland, virginia]);
    const waiting = tasks.filter(({ unlocks }) =>
      unlocks?.includes(`supporting/${accountId}/eu-west-1`),
    );
    expect(waiting.map(({ payload }) => payload.region)).toEqual([
      'global',
      'eu-west-1',
    ]);
  });

  it.each<[string, SupportingStage[], PlannedScope[], string[][]]>([
    ['nothing supports', [], [everywhere], [['scope/global'], ['judge']]],
    ['nothing is read', ['regional', 'across'], [], [['judge']]],
    [
      'only the account as a whole is read',
      ['regional'],
      [everywhere],
      [['scope/global'], ['judge']],
    ],
    [
      'the account as a whole is not read',
      ['regional', 'global'],
      [ireland],
      [['scope/eu-west-1'], ['supporting/eu-west-1'], ['judge']],
    ],
    [
      'some is followed as a whole',
      ['regional', 'whole'],
      [everywhere, ireland],
      [
        ['scope/eu-west-1', 'scope/global'],
        ['supporting/eu-west-1', 'supporting/eu-west-1/whole'],
        ['judge'],
      ],
    ],
    [
      'all that supports goes across',
      ['across'],
      [everywhere, ireland],
      [['scope/eu-west-1', 'scope/global'], ['supporting'], ['judge']],
    ],
  ])('leaves nothing behind where %s', (_, stages, read, expected) => {
    expect(rounds(planned(stages, read))).toEqual(expected);
  });

  it('lets the judgement wait for the plan, too, where that goes on', () => {
    const tasks = accountTasks(new Map([[accountId, [ireland]]]), [ireland], {
      stages: [],
      isAfterPlan: true,
    });
    expect(tasks.map(({ kind, waitsFor }) => [kind, waitsFor])).toEqual([
      ['judge', 2],
      ['scope', 0],
    ]);
  });

  it('begins scopes in the order that they are given', () => {
    const tasks = planned(['regional'], [virginia, everywhere, ireland]);
    expect(
      tasks
        .filter(({ kind }) => kind === 'scope')
        .map(({ payload }) => payload.region),
    ).toEqual(['us-east-1', 'global', 'eu-west-1']);
  });
});
