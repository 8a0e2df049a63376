import { canonicalArn } from '../../../aws';
import { directCallers } from '../../../controls/lambda/invocation';
import { assertClear, Grant, WhoMay } from '../../../controls/policy/whoMay';
import { isPattern, matches } from '../../../controls/policy/wildcard';
import { Found, GraphInventory, known } from '../inventory';
import { Step, step, told } from './telling';

type Fn = Found<'AWS::Lambda::Function'>;

/** A grant of a function's policy to a service, for one source or for any. */
export interface Admission {
  /** Such as `apigateway.amazonaws.com`. */
  service: string;
  /** ARN or pattern of what it admits; undefined for anything of the service. */
  source?: string;
}

/** One of a function's policies, or the reason why it is unknown. */
export type FunctionPolicy =
  | { arn: string; policy: string | null }
  | { unknown: string };

/** Whom the policies of a function let invoke it. */
interface Callers {
  /** Services. */
  admitted: Admission[];
  /** Why there may be others. */
  unknown?: string;
  /** Whether everyone may, by each of its policies. */
  everyone: Step[];
}

/** Whom the policies of functions let invoke them; each policy is read once. */
export class Invocations {
  private readonly callers = new Map<string, Callers>();

  constructor(private readonly inventory: GraphInventory) {}

  /** Of the function itself, its aliases and its versions. */
  of(fn: Fn): Callers {
    let found = this.callers.get(fn.id);
    if (!found) {
      found = callersOf(fn);
      this.callers.set(fn.id, found);
    }
    return found;
  }

  /** Whether an API may call a function by its policy. */
  byApi(fn: Fn, apiId: string): Step {
    const { admitted, unknown } = this.of(fn);
    const admits = admitted.some(
      one => isApiGateway(one) && matches(apiIdOf(one), apiId),
    );
    if (admits)
      return step('open', 'the policy of the function admits the API');
    return unknown
      ? step('unknown', unknown)
      : step('guarded', 'the policy of the function does not admit the API');
  }

  /** Functions of a Region whose policies name an API: one of its routes may lead to any of them. */
  namingApi(apiId: string, region: string): Fn[] {
    return this.inventory
      .all('AWS::Lambda::Function')
      .filter(
        fn =>
          fn.$.region === region &&
          this.of(fn).admitted.some(
            one => isApiGateway(one) && apiIdOf(one) === apiId,
          ),
      );
  }

  /** The function that an ARN names, with or without qualifier. */
  named(arn: string): Fn | undefined {
    return this.inventory.find('AWS::Lambda::Function', canonicalArn(arn));
  }
}

/** The policies of a function, its aliases and its versions. */
export function policiesOf(fn: Fn): FunctionPolicy[] {
  const own = known(() => fn.policy);
  const qualified = known(() => fn.qualifiedPolicies);
  return [
    'unknown' in own
      ? { unknown: own.unknown }
      : { arn: fn.$.arn, policy: own.value },
    ...('unknown' in qualified
      ? [{ unknown: qualified.unknown }]
      : qualified.value.map(({ functionArn, policy }) => ({
          arn: functionArn,
          policy,
        }))),
  ];
}

export function isApiGateway({ service }: Admission): boolean {
  return service.startsWith('apigateway.');
}

/** Id of the API that an admission of API Gateway is for, or a pattern of ids. */
export function apiIdOf({ source }: Admission): string {
  const id = source?.split(':')[5]?.split('/')[0];
  return !id || id.includes('${') ? '*' : id;
}

/** Whether an admission is for one API, not for any that fits a pattern. */
export function namesOneApi(admission: Admission): boolean {
  return !isPattern(apiIdOf(admission));
}

/** A step that is open where a policy lets everyone in. */
export function everyone(callers: WhoMay, open: string, closed: string): Step {
  if (callers.includesEveryone) return step('open', open);
  assertClear(callers);
  return step('guarded', closed);
}

function callersOf(fn: Fn): Callers {
  const callers: Callers = { admitted: [], everyone: [] };
  for (const one of policiesOf(fn)) {
    const direct =
      'unknown' in one ? one : known(() => directCallers(one.policy));
    if ('unknown' in direct) {
      callers.unknown = direct.unknown;
      callers.everyone.push(step('unknown', direct.unknown));
      continue;
    }
    callers.admitted.push(...direct.value.services.flatMap(toAdmissions));
    callers.everyone.push(
      told(() =>
        everyone(
          direct.value,
          'the policy lets everyone invoke the function',
          'the policy lets nobody unnamed invoke the function',
        ),
      ),
    );
  }
  return callers;
}

function toAdmissions({ caller, statement }: Grant): Admission[] {
  const sources = statement.conditions
    .filter(({ key }) => key === 'aws:sourcearn')
    .flatMap(({ values }) => values);
  return sources.length > 0
    ? sources.map(source => ({ service: caller.value, source }))
    : [{ service: caller.value }];
}
