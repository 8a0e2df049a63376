import {
  control,
  evidence,
  failed,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { groupedBy } from '../groupedBy';
import { consolePath, lambdaCli } from './remedies';

const byRole = groupedBy<ResourceView<'AWS::Lambda::Function'>>(({ role }) => [
  role,
]);

/** Source: Lambda guide, "Execution role". */
export const lambdaRoleShared = control({
  id: 'lambda-role-shared',
  title: 'The function has an execution role of its own',
  description:
    'A role that functions share grants each of them what any of them needs, so that a hole in one opens the data ' +
    'of all. No other function of the account and Region may have the same role. Functions of other Regions and ' +
    'other services that use the role are not looked at.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Lambda::Function'],
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-04'],
    documents: [
      {
        title: 'Defining Lambda function permissions with an execution role',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
      },
    ],
  },
  evaluate(fn, context) {
    const sharing = (
      byRole(context.resources('AWS::Lambda::Function')).get(fn.role) ?? []
    )
      .map(({ $ }) => $)
      .filter(({ arn }) => arn !== fn.$.arn);
    return sharing.length === 0
      ? passed()
      : failed(
          [
            evidence('Role', fn.role),
            ...sharing
              .slice(0, 10)
              .map(({ arn }) => evidence('Role', fn.role, arn)),
          ],
          { reason: `shared with ${sharing.length} other functions` },
        );
  },
  remedy: fn => ({
    summary: `Give ${fn.name} a role of its own with what it alone needs.`,
    console: consolePath(fn, 'Permissions > Execution role'),
    cli: `${lambdaCli(
      'update-function-configuration',
      fn,
    )} --role <ARN of its own role>`,
    cloudformation: `# ${fn.name}\nRole: !GetAtt OwnRole.Arn`,
    terraform: `# ${fn.name}\nrole = aws_iam_role.own.arn`,
  }),
});
