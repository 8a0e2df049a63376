import { Severity } from 'backstage-plugin-serverless-posture-common';
import {
  control,
  EvaluationContext,
  Evidence,
  failed,
  IdentityPoolRole,
  notApplicable,
  notAvailable,
  passed,
  ResourceView,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { accountRole } from '../accountRole';
import { statementEvidence } from '../policy/evidence';
import { roleBreadth } from '../policy/roleBreadth';
import { cognitoDocuments } from './documents';
import { trustGaps } from './federatedTrust';
import { identityPoolIdOf } from './identityPoolRemedy';

/** Source: Cognito guide, "IAM roles". */
export const cognitoIdentityPoolRole = control({
  id: 'cognito-identity-pool-role',
  title: 'Guest and authenticated roles are narrow',
  description:
    'Every user holds the credentials of these roles in hand. A role must trust this pool and not every one, its signed-in users ' +
    'and not guests, and grant single actions on named resources, at best below the id of the identity. Grants on every ' +
    'resource of a kind fail; all actions on named ones fail with medium severity, what only a condition limits with low. ' +
    'The role for guests is judged while guests are let in. The policy of guest sessions is not considered. Where tokens name ' +
    'the role, the roles of the groups in the user pool are not read: without a flaw in another role the verdict stays open.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::Cognito::IdentityPool',
  reads: ['AWS::IAM::Role'],
  references: {
    owasp: ['SAS-04'],
    serverlessLens: ['SEC 2'],
    documents: [cognitoDocuments.identityPoolRoles],
  },
  evaluate(pool, context) {
    const given = pool.roles.filter(
      ({ audience }) => audience !== 'unauthenticated' || pool.allowsGuests,
    );
    if (given.length === 0 && !pool.hasRolesOfTokens) {
      return notApplicable('it hands out no role');
    }
    const flaws: Flaw[] = [];
    let unread: UnknownAttributeError | undefined;
    for (const role of given) {
      try {
        flaws.push(...flawsOf(pool, role, context));
      } catch (error) {
        if (!(error instanceof UnknownAttributeError)) throw error;
        unread ??= error;
      }
    }
    // What is surely too wide needs no other role to be known.
    const grave = flaws.filter(({ severity }) => !severity);
    if (grave.length === 0 && unread) throw unread;
    if (flaws.length === 0) {
      return pool.hasRolesOfTokens
        ? notAvailable(
            { errorClass: 'not-read' },
            'groups of the user pool name the roles, which are not read',
          )
        : passed();
    }
    const shown = grave.length > 0 ? grave : flaws;
    const severity = shown.some(one => one.severity === 'MEDIUM')
      ? 'MEDIUM'
      : shown[0].severity;
    return failed(
      shown.flatMap(({ found }) => found),
      { reason: shown[0].reason, ...(severity ? { severity } : {}) },
    );
  },
  remedy: pool => ({
    summary: `Limit the roles of ${pool.name} to single actions below the id of the identity.`,
    console: `Cognito (${pool.region}) > Identity pools > ${pool.name} > User access`,
    cli: [
      `aws cognito-identity get-identity-pool-roles --region ${
        pool.region
      } --identity-pool-id ${identityPoolIdOf(pool)}`,
      'aws iam put-role-policy --role-name <role> --policy-name permissions --policy-document file://permissions.json',
    ].join('\n'),
    cloudformation: `# ${pool.name}\nPolicies:\n  - PolicyName: own-files\n    PolicyDocument:\n      Statement:\n        - Effect: Allow\n          Action: s3:GetObject\n          Resource: !Sub '\${Bucket.Arn}/\${!cognito-identity.amazonaws.com:sub}/*'`,
    terraform: `# ${pool.name}\ndata "aws_iam_policy_document" "own_files" {\n  statement {\n    actions   = ["s3:GetObject"]\n    resources = ["\${aws_s3_bucket.files.arn}/&{cognito-identity.amazonaws.com:sub}/*"]\n  }\n}`,
  }),
});

interface Flaw {
  found: Evidence[];
  reason: string;
  severity?: Severity;
}

function flawsOf(
  pool: ResourceView<'AWS::Cognito::IdentityPool'>,
  { audience, arn }: IdentityPoolRole,
  context: EvaluationContext,
): Flaw[] {
  const role = accountRole(pool, arn, context);
  if (!role) return [];
  const mayBeGuest = audience === 'unauthenticated' || !pool.allowsGuests;
  const [gap] = trustGaps(role.trustPolicy, !mayBeGuest);
  if (gap) {
    const reason =
      gap.admits === 'any-pool'
        ? 'any identity pool of any account may assume the role'
        : 'guests may assume the role of signed-in users';
    return [
      {
        found: [
          statementEvidence(gap.statement, 'AssumeRolePolicyDocument', arn),
        ],
        reason,
      },
    ];
  }
  const breadth = roleBreadth(role);
  return breadth ? [breadth] : [];
}
