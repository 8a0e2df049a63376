import {
  control,
  evidence,
  failed,
  notApplicable,
} from 'backstage-plugin-serverless-posture-node';
import { selects } from '../policy/actions';
import { approvedAccounts, judgeOutsiders } from '../policy/documents';
import { ConditionEntry, parsePolicy, Statement } from '../policy/document';
import { Insiders, insidersOf } from '../policy/outsiders';

/** Source: Secrets Manager guide, "Resource-based policies". */
export const secretsmanagerRestrictivePolicy = control({
  id: 'secretsmanager-restrictive-policy',
  title: 'The secret policy limits readers to named roles of the organization',
  description:
    'Without a policy of its own, a secret is read by every role of the account whose policies are broad ' +
    'enough. Judged is a Deny of secretsmanager:GetSecretValue for everyone but principals that it names: ' +
    'roles or users, not whole accounts, and of the organization. Grants to accounts outside fail, too. ' +
    'Secrets that an AWS service manages are left out. Whether the named roles exist is not asked.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SecretsManager::Secret',
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Resource-based policies for Secrets Manager',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
      },
      {
        title: 'Example: Permissions and VPCs',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html',
      },
    ],
  },
  parameters: approvedAccounts,
  evaluate(secret, context) {
    if (secret.owningService !== null)
      return notApplicable('an AWS service manages it');
    const { policy } = secret;
    if (policy === null) return failed([evidence('ResourcePolicy', null)]);
    const outsiders = judgeOutsiders(
      [{ text: policy, path: 'ResourcePolicy' }],
      secret.$.accountId,
      context,
    );
    if (outsiders.status === 'FAILED') return outsiders;
    const inside = insidersOf(
      secret.$.accountId,
      context,
      context.parameter<string[]>('approvedAccounts'),
    );
    return parsePolicy(policy).some(one => namesReaders(one, inside))
      ? outsiders
      : failed([evidence('ResourcePolicy', 'no Deny but for named readers')]);
  },
  remedy: secret => ({
    summary: `Deny everyone but the roles that need it to read secret ${secret.name}.`,
    console: `AWS Secrets Manager (${secret.region}) > Secrets > ${secret.name} > Resource permissions`,
    cli: `aws secretsmanager put-resource-policy --region ${secret.region} --secret-id ${secret.arn} --resource-policy file://policy.json --block-public-policy`,
    cloudformation: `# AWS::SecretsManager::ResourcePolicy of ${secret.name}\nBlockPublicPolicy: true\nResourcePolicy:\n  Statement:\n    - Effect: Deny\n      Principal: "*"\n      Action: secretsmanager:GetSecretValue\n      Resource: "*"\n      Condition:\n        ArnNotEquals: { "aws:PrincipalArn": arn:aws:iam::${secret.accountId}:role/<reader> }`,
    terraform: `resource "aws_secretsmanager_secret_policy" "policy" {\n  secret_arn          = "${secret.arn}"\n  block_public_policy = true\n  policy              = data.aws_iam_policy_document.readers.json\n}`,
  }),
});

/** Whether a statement denies reading to all but roles and users that it names. */
function namesReaders(
  { effect, principal, action, conditions }: Statement,
  inside: Insiders,
): boolean {
  return (
    effect === 'Deny' &&
    principal !== undefined &&
    !principal.not &&
    principal.entries.some(({ value }) => value === '*') &&
    selects(action, 'secretsmanager:GetSecretValue') &&
    conditions.length === 1 &&
    sparesNamed(conditions[0], inside)
  );
}

const NAMED =
  /^arn:aws[a-z-]*:(?:iam|sts)::(\d{12}):(?:role|user|assumed-role)\/[^*?$]/;

function sparesNamed(
  { operator, key, values }: ConditionEntry,
  inside: Insiders,
): boolean {
  return (
    /^(string|arn)not(equals|like)$/i.test(operator) &&
    key === 'aws:principalarn' &&
    values.length > 0 &&
    values.every(value => {
      const account = NAMED.exec(value)?.[1];
      return account !== undefined && inside.account(account);
    })
  );
}
