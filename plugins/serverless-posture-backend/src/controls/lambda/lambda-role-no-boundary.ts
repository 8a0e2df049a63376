import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { executionRole } from './executionRole';
import { consolePath } from './remedies';

/** Source: IAM guide, "Permissions boundaries for IAM entities". */
export const lambdaRoleNoBoundary = control({
  id: 'lambda-role-no-boundary',
  title: 'The execution role has a permissions boundary',
  description:
    'Where teams create roles themselves, a boundary keeps every one of them within what the organization allows. Only ' +
    'that there is one is judged, not what it allows. Enable it where your organization asks for boundaries.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::IAM::Role'],
  references: {
    documents: [
      {
        title: 'Permissions boundaries for IAM entities',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
      },
    ],
  },
  evaluate(fn, context) {
    const role = executionRole(fn, context);
    if (!role) return notApplicable('the role does not exist');
    return role.boundary
      ? passed(role.boundary.name)
      : failed([evidence('PermissionsBoundary', null, role.$.arn)]);
  },
  remedy: fn => ({
    summary: `Attach the organization's boundary to the role of ${fn.name}.`,
    console: consolePath(fn, 'Permissions > Execution role'),
    cli: 'aws iam put-role-permissions-boundary --role-name <role> --permissions-boundary <ARN of the policy>',
    cloudformation: `# the role of ${fn.name}\nPermissionsBoundary: <ARN of the policy>`,
    terraform: `# the role of ${fn.name}\npermissions_boundary = "<ARN of the policy>"`,
  }),
});
