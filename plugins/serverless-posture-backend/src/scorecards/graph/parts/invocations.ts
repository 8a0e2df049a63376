import { canonicalArn } from '../../../aws';
import { directCallers } from '../../../controls/lambda/invocation';
import { Grant } from '../../../controls/policy/whoMay';
import { isPattern, matches } from '../../../controls/policy/wildcard';
import { Found, GraphInventory, known } from '../inventory';
import { Step, step } from './telling';

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

/** Which services the policies of functions admit. */
export class Invocations {
  private readonly admissions = new Map<
    string,
    { admitted: Admission[]; unknown?: string }
  >();

  constructor(private readonly inventory: GraphInventory) {}

  /** Of the function itself, its aliases and its versions. */
  of(fn: Fn): { admitted: Admission[]; unknown?: string } {
    let found = this.admissions.get(fn.id);
    if (!found) {
      found = admissionsOf(fn);
      this.admissions.set(fn.id, found);
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

function admissionsOf(fn: Fn): { admitted: Admission[]; unknown?: string } {
  const admitted: Admission[] = [];
  let unknown: string | undefined;
  for (const one of policiesOf(fn)) {
    if ('unknown' in one) {
      unknown = one.unknown;
      continue;
    }
    const callers = known(() => directCallers(one.policy).services);
    if ('unknown' in callers) unknown = callers.unknown;
    else admitted.push(...callers.value.flatMap(toAdmissions));
  }
  return { admitted, unknown };
}

function toAdmissions({ caller, statement }: Grant): Admission[] {
  const sources = statement.conditions
    .filter(({ key }) => key === 'aws:sourcearn')
    .flatMap(({ values }) => values);
  return sources.length > 0
    ? sources.map(source => ({ service: caller.value, source }))
    : [{ service: caller.value }];
}
