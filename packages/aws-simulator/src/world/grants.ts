import { PolicyStatement } from '../identity/policy';
import { functionArn } from './arns';

/** Where a resource lives. */
export interface Place {
  accountId: string;
  region: string;
}

/** A statement of a resource policy that still lacks its function. */
export type Grant = (place: Place, functionName: string) => PolicyStatement;

function grant(
  sid: string,
  principal: PolicyStatement['Principal'],
  condition?:
    | PolicyStatement['Condition']
    | ((place: Place) => PolicyStatement['Condition']),
  action = 'lambda:InvokeFunction',
): Grant {
  return (place, functionName) => ({
    Sid: sid,
    Effect: 'Allow',
    Principal: principal,
    Action: action,
    Resource: functionArn(place.region, place.accountId, functionName),
    ...(condition
      ? {
          Condition:
            typeof condition === 'function' ? condition(place) : condition,
        }
      : {}),
  });
}

/** API Gateway may invoke, from one API. */
export const fromApi = (apiId: string): Grant =>
  grant(
    'api',
    { Service: 'apigateway.amazonaws.com' },
    ({ region, accountId }) => ({
      ArnLike: {
        'AWS:SourceArn': `arn:aws:execute-api:${region}:${accountId}:${apiId}/*`,
      },
    }),
  );

/** A rule of EventBridge may invoke. */
export const fromRule = (rule: string): Grant =>
  grant(
    'rule',
    { Service: 'events.amazonaws.com' },
    ({ region, accountId }) => ({
      ArnLike: {
        'AWS:SourceArn': `arn:aws:events:${region}:${accountId}:rule/${rule}`,
      },
    }),
  );

/** A bucket of the own account may invoke. */
export const fromBucket = (bucket: string): Grant =>
  grant('bucket', { Service: 's3.amazonaws.com' }, ({ accountId }) => ({
    ArnLike: { 'AWS:SourceArn': `arn:aws:s3:::${bucket}` },
    StringEquals: { 'AWS:SourceAccount': accountId },
  }));

/** A service may invoke for anybody: the confused deputy. */
export const fromAnySourceOf = (service: string): Grant =>
  grant('any-source', { Service: `${service}.amazonaws.com` });

/** Everybody may invoke. */
export const toEveryone = (): Grant => grant('public', '*');

/** Every account of the organization may invoke. */
export const toOrganization = (organizationId: string): Grant =>
  grant('organization', '*', {
    StringEquals: { 'aws:PrincipalOrgID': organizationId },
  });

/** One account may invoke. */
export const toAccount = (accountId: string): Grant =>
  grant(`account-${accountId}`, { AWS: `arn:aws:iam::${accountId}:root` });

/** Everybody may call the function's URL; whom that lets in depends on the URL's authentication. */
export const throughUrl = (
  authType: 'NONE' | 'AWS_IAM',
  principal: PolicyStatement['Principal'] = '*',
): Grant =>
  grant(
    'url',
    principal,
    { StringEquals: { 'lambda:FunctionUrlAuthType': authType } },
    'lambda:InvokeFunctionUrl',
  );
