import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { selects } from '../policy/actions';
import { selectsEveryResource } from '../policy/everyResource';
import {
  assertAllReadable,
  readablePolicies,
  roleEvidence,
  serviceWildcardGrants,
  unreadAdministratorPolicies,
} from '../policy/grants';
import { narrowNamedRole, judgedElsewhere } from './judgedRole';
import { matches } from '../policy/wildcard';

/** An action of each service that no author can have had in mind: who selects it selects all of them. */
const SERVICES = ['lambda:Xyzzy', 'apigateway:Xyzzy', 'appsync:Xyzzy'];

/** Source: Security Hub IAM.21. */
export const iamServerlessFullAccess = control({
  id: 'iam-serverless-full-access',
  title: 'Only named roles hold full rights on Lambda, API Gateway or AppSync',
  description:
    'Who holds lambda:*, apigateway:* or appsync:* on everything may open, replace and delete every function ' +
    'and API of the account. Every role that does, by an inline or attached policy, must be among those that ' +
    'the parameter allows; administrators count. Execution roles are judged with their functions. Unconditional ' +
    'Deny statements are considered, users and service control policies are not.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::IAM::Role',
  references: {
    securityHub: ['IAM.21'],
    config: [
      'iam-policy-no-statements-with-full-access',
      'iam-policy-blacklisted-check',
    ],
    owasp: ['SAS-04'],
    documents: [
      {
        title: 'Identity-based IAM policies for Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html',
      },
    ],
  },
  parameters: {
    allowedRoles: {
      description:
        'Names of roles that may hold full rights, with * and ? as wildcards.',
      default: [
        'AWSReservedSSO_AdministratorAccess_*',
        'AWSReservedSSO_AWSAdministratorAccess_*',
        'OrganizationAccountAccessRole',
        'AWSControlTowerExecution',
      ],
    },
  },
  evaluate(role, context): Verdict {
    const elsewhere = judgedElsewhere(role);
    if (elsewhere) return elsewhere;
    const allowed = context
      .parameter<string[]>('allowedRoles')
      .find(pattern => matches(pattern, role.$.name));
    if (allowed !== undefined) return passed(`allowed by ${allowed}`);
    const policies = readablePolicies(role);
    const found = serviceWildcardGrants(policies).filter(
      ({ statement }) =>
        selectsEveryResource(statement.resource) &&
        SERVICES.some(action => selects(statement.action, action)),
    );
    const unread = unreadAdministratorPolicies(role, policies).filter(arn =>
      arn.endsWith('/AdministratorAccess'),
    );
    if (found.length === 0 && unread.length === 0) {
      assertAllReadable(role);
      return passed();
    }
    return failed([
      ...unread.map(arn => evidence('AttachedManagedPolicies', arn)),
      ...roleEvidence(role.$.arn, found),
    ]);
  },
  remedy: role =>
    narrowNamedRole(
      role,
      `Give ${role.name} the actions that it needs in place of full rights, or name it in allowedRoles.`,
      {
        action: 'lambda:UpdateFunctionCode',
        resource: '<ARN of the function>',
      },
    ),
});
