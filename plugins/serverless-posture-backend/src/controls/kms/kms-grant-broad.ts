import {
  control,
  evidence,
  failed,
  KeyGrant,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { approvedAccounts } from '../policy/documents';
import { Insiders, insidersOf } from '../policy/outsiders';
import { namedCallers } from '../policy/principals';

/** Source: KMS guide, "Grants in AWS KMS". */
export const kmsGrantBroad = control({
  id: 'kms-grant-broad',
  title: 'Grants on keys are narrow and name principals of the organization',
  description:
    'A grant works beside the key policy and is easily forgotten. A grant fails where its grantee is everyone ' +
    'or a whole account, belongs to an account outside the organization, or may make further grants without ' +
    'any constraint. Grants to AWS services are left alone: services make and retire them by themselves. Keys ' +
    'that AWS manages are left out.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::KMS::Key',
  references: {
    serverlessLens: ['SEC 2'],
    documents: [
      {
        title: 'Grants in AWS KMS',
        url: 'https://docs.aws.amazon.com/kms/latest/developerguide/grants.html',
      },
    ],
  },
  parameters: approvedAccounts,
  evaluate(key, context) {
    if (key.manager === 'AWS') return notApplicable('AWS manages its grants');
    const inside = insidersOf(
      key.$.accountId,
      context,
      context.parameter<string[]>('approvedAccounts'),
    );
    const judged = key.grants.map(grant => ({
      grant,
      problem: problemOf(grant, inside),
    }));
    const broad = judged.filter(({ problem }) => problem === 'broad');
    if (broad.length > 0) {
      return failed(
        broad.map(({ grant }) =>
          evidence(
            `Grants[${grant.id}]`,
            `${grant.grantee}: ${grant.operations.join(', ')}`.slice(0, 300),
          ),
        ),
      );
    }
    const unclear = judged.find(({ problem }) => problem === 'unclear');
    return unclear
      ? notAvailable(
          { errorClass: 'malformed', operation: 'kms:ListGrants' },
          `grant ${unclear.grant.id} names a grantee that cannot be read`,
        )
      : passed();
  },
  remedy: key => ({
    summary: `Retire the broad grants on key ${key.name}, and make narrower ones where they are needed.`,
    console: `AWS KMS (${key.region}) > Customer managed keys > ${key.name} > (grants are managed by the API only)`,
    cli: `aws kms revoke-grant --region ${key.region} --key-id ${key.name} --grant-id <id>`,
    cloudformation: `# CloudFormation makes no grants; name principals in the policy of ${key.name}`,
    terraform: `resource "aws_kms_grant" "narrow" {\n  key_id            = "${key.name}"\n  grantee_principal = aws_iam_role.reader.arn\n  operations        = ["Decrypt"]\n}`,
  }),
});

function problemOf(
  { grantee, operations, constrained }: KeyGrant,
  inside: Insiders,
): 'broad' | 'unclear' | undefined {
  const [{ kind, account }] = namedCallers({
    not: false,
    entries: [{ kind: '', value: grantee }],
  });
  if (kind === 'service' || kind === 'deleted' || kind === 'named')
    return undefined;
  if (kind === 'unclear') return 'unclear';
  const isWhole = account === undefined || /^\d{12}$|:root$/.test(grantee);
  const grantsOn = operations.includes('CreateGrant') && !constrained;
  return isWhole || grantsOn || !inside.account(account) ? 'broad' : undefined;
}
