import {
  notApplicable,
  ResourceView,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/**
 * What to answer for a trail whose settings the account can't change: the stand-in of an account without any, and the
 * organization's trail, which is judged in the account that it belongs to. Undefined for all others.
 */
export function notOurs(
  trail: ResourceView<'AWS::CloudTrail::Trail'>,
): Verdict | undefined {
  if (!trail.exists) return notApplicable('there is no trail');
  const [, , , , owner] = trail.$.arn.split(':');
  return owner === trail.$.accountId
    ? undefined
    : notApplicable(`the trail is judged in its account ${owner}`);
}
