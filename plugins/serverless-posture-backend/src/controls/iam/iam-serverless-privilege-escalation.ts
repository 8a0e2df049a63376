import {
  control,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { escalationPaths } from '../policy/escalationPaths';
import {
  assertAllReadable,
  readablePolicies,
  roleEvidence,
} from '../policy/grants';
import { openPaths, isConfined, pathSummary } from '../policy/openPaths';
import { whereKnown } from '../whereKnown';
import {
  isAdministrator,
  narrowNamedRole,
  judgedElsewhere,
} from './judgedRole';

/** The paths that lead through a function. */
const throughFunctions = escalationPaths.filter(({ actions }) =>
  actions.some(({ action }) => action.startsWith('lambda:')),
);

/** Source: AWS documentation, "Grant a user permissions to pass a role to an AWS service". */
export const iamServerlessPrivilegeEscalation = control({
  id: 'iam-serverless-privilege-escalation',
  title: 'The role cannot get more rights through functions',
  description:
    'Who may pass a role to a new function, or change the code or settings of another one, acts with that ' +
    "role's rights. The inline and attached policies of every role are compared with these paths; " +
    'iam:PassedToService and unconditional Deny statements are considered. Fails with low severity where every ' +
    'path is confined to named resources, and with medium severity where the permissions boundary cuts all ' +
    'paths. Administrators need no detour, and execution roles are judged with their functions; users and ' +
    'service control policies are not considered.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::IAM::Role',
  references: {
    owasp: ['SAS-04'],
    documents: [
      {
        title: 'Grant a user permissions to pass a role to an AWS service',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
      },
    ],
  },
  evaluate(role): Verdict {
    const elsewhere = judgedElsewhere(role);
    if (elsewhere) return elsewhere;
    if (isAdministrator(role))
      return notApplicable('an administrator needs no detour');
    const policies = readablePolicies(role);
    const found = openPaths(policies, throughFunctions);
    if (found.length === 0) {
      assertAllReadable(role);
      return passed();
    }
    const items = roleEvidence(
      role.$.arn,
      found.flatMap(({ grants }) => grants.flat()),
    );
    const boundary = whereKnown(() => role.boundary);
    if (
      boundary &&
      whereKnown(() => openPaths([boundary], throughFunctions).length === 0)
    ) {
      return failed(items, {
        severity: 'MEDIUM',
        reason: `the permissions boundary ${boundary.name} cuts the rights`,
      });
    }
    const reason = pathSummary(found);
    return found.every(isConfined)
      ? failed(items, {
          severity: 'LOW',
          reason: `${reason}, only on named resources`,
        })
      : failed(items, { reason });
  },
  remedy: role =>
    narrowNamedRole(
      role,
      `Let ${role.name} pass only named roles to Lambda, and change only named functions.`,
      {
        action: 'lambda:UpdateFunctionCode',
        resource: '<ARN of the function>',
      },
    ),
});
