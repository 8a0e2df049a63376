import {
  AnyControl,
  AnyResource,
  control,
  failed,
  notAvailable,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { lambdaFunction } from 'backstage-plugin-serverless-posture-node/testUtils';
import { Severity } from 'backstage-plugin-serverless-posture-common';
import { closingFix } from '../../controls/closingFix';
import { resourceId } from '../ids';
import { PostureStore } from '../store';
import { VerdictRow } from '../types';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';
export const FUNCTION = 'AWS::Lambda::Function';
/** Where {@link fn} is listed. */
export const FUNCTIONS = {
  accountId: ACCOUNT,
  region: REGION,
  types: [FUNCTION],
};

/** Midnight, so many days after a Monday. */
export function day(count: number): Date {
  return new Date(Date.UTC(2026, 10, 2 + count));
}

/** A function of that name. */
export function fn(name: string, $: Partial<AnyResource> = {}): AnyResource {
  const { accountId = ACCOUNT, region = REGION } = $;
  return lambdaFunction({
    $: {
      arn: `arn:aws:lambda:${region}:${accountId}:function:${name}`,
      name,
      ...($ as object),
    },
  });
}

export function idOf({ accountId, arn }: AnyResource): string {
  return resourceId(accountId, arn);
}

export function testControl(
  id: string,
  severity: Severity = 'HIGH',
): AnyControl {
  return control({
    id,
    title: `${id} is in order`,
    description: '',
    severity,
    profile: 'essential',
    layer: 'FUNCTION',
    resourceType: FUNCTION,
    references: {},
    evaluate: () => passed(),
    remedy: () => ({ summary: '' }),
  });
}

export const urlControl = testControl('lambda-url', 'CRITICAL');
export const tracingControl = testControl('lambda-tracing', 'LOW');

const VERDICTS = {
  PASSED: passed(),
  FAILED: failed([{ path: 'AuthType', value: 'NONE' }]),
  NOT_AVAILABLE: notAvailable(
    { errorClass: 'denied', operation: 'lambda:GetPolicy' },
    'denied',
  ),
  NOT_APPLICABLE: { status: 'NOT_APPLICABLE' } as Verdict,
};

export function verdict(
  resource: AnyResource,
  status: keyof typeof VERDICTS,
  judging: AnyControl = urlControl,
): VerdictRow {
  return {
    resourceId: idOf(resource),
    control: judging,
    verdict: VERDICTS[status],
    severity: judging.severity,
    fix: closingFix(judging, resource, VERDICTS[status]),
  };
}

/** Stores what the verdicts say of an account. */
export async function judge(
  store: PostureStore,
  now: Date,
  verdicts: VerdictRow[],
  accountId = ACCOUNT,
) {
  return store.findings.applyVerdicts({
    accountId,
    runId: 1,
    now,
    verdicts,
    controlIds: [urlControl.id, tracingControl.id],
  });
}
