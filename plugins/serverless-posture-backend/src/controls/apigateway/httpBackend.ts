import {
  notApplicable,
  ResourceView,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Why a method has no HTTP back end to judge; undefined where it has one. */
export function withoutHttpBackend({
  integrationType,
}: ResourceView<'AWS::ApiGateway::Method'>): Verdict | undefined {
  return integrationType?.startsWith('HTTP')
    ? undefined
    : notApplicable('calls no HTTP back end');
}
