import {
  control,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { accountRole } from '../accountRole';
import { roleBreadth } from '../policy/roleBreadth';
import { changeStateMachine } from './remedies';

/** Source: Step Functions guide, "How Step Functions generates IAM policies for integrated services". */
export const sfnRoleWildcard = control({
  id: 'sfn-role-wildcard',
  title: 'State machine role grants only the integrated resources',
  description:
    'Whoever may start or change an execution acts with the role of the state machine. Grants on every resource of a kind ' +
    'fail; every action of a service on named resources fails with medium severity, and what only a condition limits with ' +
    'low. Which of the granted resources the states really use is not compared.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::StepFunctions::StateMachine',
  reads: ['AWS::IAM::Role'],
  references: {
    owasp: ['SAS-04'],
    serverlessLens: ['SEC 2'],
    documents: [
      {
        title:
          'How Step Functions generates IAM policies for integrated services',
        url: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html',
      },
    ],
  },
  evaluate(machine, context) {
    const role = accountRole(machine, machine.roleArn, context);
    if (!role) return notApplicable('the role does not exist');
    const breadth = roleBreadth(role);
    if (!breadth) return passed();
    const { found, ...rest } = breadth;
    return failed(found, rest);
  },
  remedy: machine =>
    changeStateMachine(
      machine,
      `List the ARNs and actions that ${machine.name} uses in its role.`,
      {
        cli: '--role-arn <ARN of a role of its own>',
        cloudformation:
          'Role: # of AWS::Serverless::StateMachine\nPolicies:\n  - LambdaInvokePolicy: { FunctionName: !Ref Charge }',
        terraform: 'role_arn = aws_iam_role.narrow.arn',
      },
    ),
  fix: ({ roleArn }) => ({
    key: roleArn,
    title: `Narrow role ${roleArn.split('/').pop()}`,
    arn: roleArn,
  }),
});
