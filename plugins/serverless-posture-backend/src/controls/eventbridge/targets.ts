import {
  EvaluationContext,
  EventTarget,
  ResourceIdentity,
  ResourceType,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn, parseArn } from '../../aws';

/** Types whose listing holds all of a Region, by how targets name them. */
const LISTED: {
  pattern: RegExp;
  type: ResourceType;
  arnOf?(arn: string): string;
}[] = [
  {
    pattern: /^arn:[^:]+:lambda:[^:]*:\d+:function:/,
    type: 'AWS::Lambda::Function',
    arnOf: arn => canonicalArn(arn),
  },
  {
    pattern: /^arn:[^:]+:states:[^:]*:\d+:stateMachine:/,
    type: 'AWS::StepFunctions::StateMachine',
    // An alias or version follows the name.
    arnOf: arn => arn.split(':').slice(0, 7).join(':'),
  },
  {
    pattern: /^arn:[^:]+:events:[^:]*:\d+:event-bus\//,
    type: 'AWS::Events::EventBus',
  },
  {
    pattern: /^arn:[^:]+:execute-api:[^:]*:\d+:/,
    type: 'AWS::ApiGateway::RestApi',
    arnOf: arn => canonicalArn(arn).replace(/\/stages\/.*$/, ''),
  },
];

/** The types that {@link targetState} asks for. */
export const targetTypes: ResourceType[] = LISTED.map(({ type }) => type);

/** Whether a target of a rule is there: `foreign` for one outside the organization. */
export type TargetState = 'there' | 'gone' | 'foreign';

/**
 * What is known of a target. Ends the evaluation where it can't be told: for kinds of targets that are not listed, and for
 * those of other accounts and Regions of the organization.
 */
export function targetState(
  { $ }: { $: ResourceIdentity },
  { arn }: EventTarget,
  context: EvaluationContext,
): TargetState {
  const { accountId, region } = parseArn(arn) ?? {};
  if (
    accountId &&
    accountId !== $.accountId &&
    !context.organizationAccounts().has(accountId)
  ) {
    return 'foreign';
  }
  const listed = LISTED.find(({ pattern }) => pattern.test(arn));
  const isOwn = accountId === $.accountId;
  if (listed && isOwn) {
    const { type, arnOf = one => one } = listed;
    if (context.resource(type, arnOf(arn))) return 'there';
    if (region === $.region) return 'gone';
  }
  throw new UnknownAttributeError('targets', {
    errorClass: 'not-read',
    message: `whether ${arn} is there was not read`,
  });
}
