import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { countBy, groupBy } from 'lodash';
import { Told } from '../../aws';
import { PlannedScope } from '../../collection/plan';
import { TaskRow } from '../../store/tasks';
import { ScopeRow } from '../../store/types';
import { SupportingWork } from '../collectSupporting';
import { Found } from '../discover';
import { SupportingStage } from '../supportingStages';

/** The first task of a run. */
export const PLAN = 'plan';

/** Takes all that was judged: the last task of a run. */
export const FINISH = 'finish';

/** What is known of scopes before anything is read: that they are skipped, or quiet. */
export function knownScopes(
  scopes: readonly PlannedScope[],
  quiet: ReadonlyMap<PlannedScope, ScopeRow[]>,
): ScopeRow[] {
  return [
    ...[...quiet.values()].flat(),
    ...scopes.flatMap(({ accountId, region, skipped, collectors: ids }) =>
      skipped
        ? ids.map(collector => ({
            accountId,
            region,
            collector,
            ...skipped,
            state: 'skipped' as const,
          }))
        : [],
    ),
  ];
}

/** Says of accounts that they didn't tell their Regions. */
export function unknownRegions(
  regionsUnknown: Found['regionsUnknown'],
): ScopeRow[] {
  return [...regionsUnknown].map(
    ([accountId, { errorClass, operation, missingAction, message }]) => ({
      accountId,
      region: GLOBAL_REGION,
      collector: 'regions',
      state: 'failed' as const,
      errorClass,
      operation,
      missingAction,
      message,
    }),
  );
}

/** What the tasks of accounts depend on. */
export interface AccountTaskOptions {
  /** The stages that have supporting collectors. */
  stages: readonly SupportingStage[];
  /** Whether the judgement waits for the plan, too, which knows by whom all are judged only at its end. Default false. */
  isAfterPlan?: boolean;
  /** Whether those across wait until everything is read. Default false. */
  isAfterWhole?: boolean;
}

/** A scope to read. */
export interface ScopeWork extends PlannedScope {
  /** The tasks that need not wait for its end where it holds just what is stored. */
  early: string[];
  /** What it answered while the run was planned. */
  told?: Told;
}

/** Before it is known who waits for it. */
interface ScopeToRead extends Omit<ScopeWork, 'early'> {
  /** How many resources it is expected to have. */
  size?: number;
}

/**
 * The tasks of accounts: what reads their scopes, what reads what these refer to, each as soon as what it follows is read,
 * and what judges them once all that is read, for which the end of the run waits.
 *
 * @param read - the scopes to read
 */
export function accountTasks(
  scopes: Found['scopes'],
  read: readonly ScopeToRead[],
  options: AccountTaskOptions,
): TaskRow[] {
  const ownOf = groupBy(read, 'accountId');
  const tasks = [...scopes].flatMap(([accountId, own]) =>
    tasksOf(accountId, own, ownOf[accountId] ?? [], options),
  );
  const before = countBy([
    ...tasks.flatMap(({ unlocks = [] }) => unlocks),
    ...(options.isAfterPlan ? [...scopes.keys()].map(judgeId) : []),
  ]);
  return tasks.map(task => ({ ...task, waitsFor: before[task.id] ?? 0 }));
}

/** Names the task that judges an account. */
export function judgeId(accountId: string): string {
  return `judge/${accountId}`;
}

function tasksOf(
  accountId: string,
  own: PlannedScope[],
  read: readonly ScopeToRead[],
  { stages, isAfterWhole = false }: AccountTaskOptions,
): TaskRow[] {
  const judge: TaskRow = {
    id: judgeId(accountId),
    kind: 'judge',
    payload: { accountId, scopes: own },
    unlocks: [FINISH],
  };
  const regions = read.map(({ region }) => region);
  const support = (
    stage: SupportingStage,
    of: string[],
    next: TaskRow,
    early: string[] = [],
  ) => {
    const payload: SupportingWork = { accountId, regions: of, stage, early };
    const unlocks = [...early, next.id];
    const task = { id: supportingId(payload), payload, unlocks };
    return stages.includes(stage) && of.length > 0
      ? [{ ...task, kind: 'supporting' as const }]
      : [];
  };
  const across = support('across', regions, judge);
  const ahead = across.map(({ id }) => id);
  // Whom the end of a scope is for.
  const [last] = [...(isAfterWhole ? across : []), judge];
  const isGlobal = (region: string) => region === GLOBAL_REGION;
  const global = support('global', regions.filter(isGlobal), judge, ahead);
  const inEachRegion = (
    stage: SupportingStage,
    next: TaskRow,
    early?: string[],
  ) =>
    regions
      .filter(region => !isGlobal(region))
      .flatMap(region => support(stage, [region], next, early));
  const regional = inEachRegion('regional', judge, ahead);
  const whole = inEachRegion('whole', last);
  return [
    judge,
    ...across,
    ...global,
    ...regional,
    ...whole,
    ...read.map(({ size, ...scope }) => {
      const { region, collectors } = scope;
      const isAround = ({ payload: { regions: of } }: TaskRow) =>
        isGlobal(region) || of.includes(region);
      const followers = [...global, ...regional.filter(isAround)];
      const early = (followers.length > 0 ? followers : across)
        .map(({ id }) => id)
        .filter(id => id !== last.id);
      const payload: ScopeWork = { ...scope, early };
      return {
        id: scopeId(scope),
        kind: 'scope' as const,
        payload,
        unlocks: [
          ...early,
          ...[...whole.filter(isAround), last].map(({ id }) => id),
        ],
        expected: collectors.length,
        size,
      };
    }),
  ];
}

/** Names the task that reads a scope. */
export function scopeId({
  accountId,
  region,
}: Pick<PlannedScope, 'accountId' | 'region'>): string {
  return `scope/${accountId}/${region}`;
}

/** Names the task that reads what an account's resources refer to. */
export function supportingId({
  accountId,
  regions,
  stage,
}: SupportingWork): string {
  const place = stage === 'across' ? accountId : `${accountId}/${regions[0]}`;
  return `supporting/${place}${stage === 'whole' ? '/whole' : ''}`;
}
