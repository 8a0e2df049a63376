import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { executionRole } from './executionRole';
import { consolePath, lambdaCli } from './remedies';

/** Source: Lambda guide, "Defining Lambda function permissions with an execution role". */
export const lambdaRoleMissing = control({
  id: 'lambda-role-missing',
  title: 'The execution role exists',
  description:
    'A function outlives its role and then fails on every call; who may create a role of that name gives the function ' +
    'rights that nobody reviewed. The role is looked up among all roles of the account; one of another account is not judged.',
  severity: 'LOW',
  profile: 'all',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::IAM::Role'],
  references: {
    documents: [
      {
        title: 'Defining Lambda function permissions with an execution role',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
      },
    ],
  },
  evaluate: (fn, context) =>
    executionRole(fn, context) ? passed() : failed([evidence('Role', fn.role)]),
  remedy: fn => ({
    summary: `Delete ${fn.name} if nobody needs it, or give it a role that exists.`,
    console: consolePath(fn, 'Permissions > Execution role'),
    cli: [
      lambdaCli('delete-function', fn),
      `${lambdaCli(
        'update-function-configuration',
        fn,
      )} --role <ARN of a role>`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nRole: !GetAtt Role.Arn`,
    terraform: `# ${fn.name}\nrole = aws_iam_role.role.arn`,
  }),
});
