import { UserDetail } from '@aws-sdk/client-iam';
import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  Attribute,
  AwsReader,
  isUnknown,
  Resource,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, redactTags, required } from '../../fields';
import { getAccountAuthorizationDetails } from './authorizationDetails';
import {
  Credentials,
  credentialsOf,
  getCredentialReport,
} from './credentialReport';

/** The users of an account with their credentials; without users, no report is asked for. */
export async function users(
  aws: AwsReader,
  details: UserDetail[],
): Promise<Resource<'AWS::IAM::User'>[]> {
  if (details.length === 0) return [];
  const credentials = await attributeOf(() => credentialsOf(aws));
  return details.map(detail => user(aws, detail, credentials));
}

function user(
  aws: AwsReader,
  detail: UserDetail,
  credentials: Attribute<Map<string, Credentials>>,
): Resource<'AWS::IAM::User'> {
  const from = getAccountAuthorizationDetails;
  const arn = required(detail.Arn, 'Arn', from);
  const own = isUnknown(credentials)
    ? credentials
    : credentials.get(arn) ??
      // Made after the report was.
      unknown(
        'not-read',
        getCredentialReport.id,
        'the credential report does not hold the user yet',
      );
  return {
    type: 'AWS::IAM::User',
    arn,
    name: required(detail.UserName, 'UserName', from),
    accountId: aws.accountId,
    region: GLOBAL_REGION,
    tags: redactTags(
      Object.fromEntries((detail.Tags ?? []).map(tag => [tag.Key, tag.Value])),
    ),
    attributes: {
      ...(isUnknown(own)
        ? { passwordEnabled: own, mfaActive: own, accessKeys: own }
        : own),
      inlinePolicies: (detail.UserPolicyList ?? []).map(({ PolicyName }) =>
        required(PolicyName, 'PolicyName', from),
      ),
      attachedPolicyArns: (detail.AttachedManagedPolicies ?? []).map(
        ({ PolicyArn }) => required(PolicyArn, 'PolicyArn', from),
      ),
      groups: detail.GroupList ?? [],
    },
  };
}
