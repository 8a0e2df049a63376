import {
  control,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { parsePolicy, Statement } from '../policy/document';
import {
  actionGrants,
  assertAllReadable,
  readablePolicies,
  roleEvidence,
} from '../policy/grants';
import { narrowNamedRole } from './judgedRole';

const ITEM_ACTIONS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'PartiQLSelect',
].map(name => `dynamodb:${name}`);

/** Identity pools, and providers with which anyone may have an account. */
const APP_USERS =
  /^(cognito-identity\.amazonaws\.com|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com|appleid\.apple\.com)$/;

function isForAppUsers(trustPolicy: string): boolean {
  return parsePolicy(trustPolicy).some(
    ({ effect, principal }) =>
      effect === 'Allow' &&
      principal?.entries.some(
        ({ kind, value }) => kind === 'federated' && APP_USERS.test(value),
      ),
  );
}

/** Whether a statement holds only for items whose key names the caller. */
function isByCaller({ conditions }: Statement): boolean {
  return conditions.some(
    ({ operator, key, values }) =>
      key === 'dynamodb:leadingkeys' &&
      /^ForAllValues:String(Equals|Like)$/i.test(operator) &&
      values.length > 0 &&
      values.every(value => value.includes('${')),
  );
}

/** Source: AWS documentation, "Using IAM policy conditions for fine-grained access control". */
export const iamDynamodbLeadingKeys = control({
  id: 'iam-dynamodb-leading-keys',
  title: 'Roles of app users reach only items of the caller in DynamoDB',
  description:
    'A role that every user of an app assumes reads the items of all users, unless the policy compares the key ' +
    'with who calls. Roles that an identity pool or a public identity provider may assume must limit each Allow ' +
    'of item actions by dynamodb:LeadingKeys with a policy variable of the caller. Roles of other identity ' +
    'providers, such as those of pipelines, are not applicable.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::IAM::Role',
  references: {
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'Using IAM policy conditions for fine-grained access control',
        url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
      },
    ],
  },
  evaluate(role): Verdict {
    if (!isForAppUsers(role.trustPolicy))
      return notApplicable('users of an app do not assume it');
    const policies = readablePolicies(role);
    const granting = ITEM_ACTIONS.flatMap(action =>
      actionGrants(policies, action),
    );
    const open = granting.filter(({ statement }) => !isByCaller(statement));
    if (open.length > 0) return failed(roleEvidence(role.$.arn, open));
    assertAllReadable(role);
    return granting.length > 0
      ? passed()
      : notApplicable('it grants no items of DynamoDB');
  },
  remedy: role =>
    narrowNamedRole(
      role,
      `Add a condition on dynamodb:LeadingKeys to what ${role.name} grants.`,
      { action: 'dynamodb:GetItem', resource: '<ARN of the table>' },
    ),
});
