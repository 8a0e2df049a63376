import {
  AnyControl,
  AnyResource,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { fixOf } from './fixOf';

/** The one change after which a verdict is no longer open: that of a failure, or what lets an unknown be read. */
export function closingFix(
  control: AnyControl,
  resource: AnyResource,
  verdict: Verdict,
): { key: string; title: string } | undefined {
  if (verdict.status === 'FAILED') return fixOf(control, resource, resource);
  if (verdict.status !== 'NOT_AVAILABLE') return undefined;
  const { errorClass, operation } = verdict.unknown;
  return {
    key: `${resource.accountId} read ${operation ?? ''} ${errorClass}`,
    title: `Make ${operation ?? 'what was not read'} readable (${errorClass})`,
  };
}
