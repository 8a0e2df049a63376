import {
  EvaluationContext,
  Fix,
  Remedy,
  ResourceIdentity,
  ResourceView,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/**
 * The execution role of a function; undefined where the account has no such role (Lambda keeps functions whose role was
 * deleted). Ends the evaluation for a role of another account, whose roles are not at hand.
 */
export function executionRole(
  fn: ResourceView<'AWS::Lambda::Function'>,
  context: EvaluationContext,
): ResourceView<'AWS::IAM::Role'> | undefined {
  const owner = fn.role.split(':')[4];
  if (owner !== fn.$.accountId) {
    throw new UnknownAttributeError('role', {
      errorClass: 'not-read',
      message: `${fn.role} belongs to another account`,
    });
  }
  return context.resource('AWS::IAM::Role', fn.role);
}

/** Replaces what the role is granted by the actions and resources that the function uses. */
export function narrowRole(fn: ResourceIdentity, summary: string): Remedy {
  return {
    summary,
    console: consolePath(fn, 'Permissions > Execution role'),
    cli: [
      `${lambdaCli(
        'get-function-configuration',
        fn,
      )} --query Role --output text`,
      'aws iam put-role-policy --role-name <role> --policy-name permissions --policy-document file://permissions.json',
      'aws iam detach-role-policy --role-name <role> --policy-arn <ARN of the broad policy>',
    ].join('\n'),
    cloudformation: `# ${fn.name}
Policies:
  - Statement:
      - Effect: Allow
        Action: [dynamodb:GetItem, dynamodb:PutItem] # the actions that the function calls
        Resource: !GetAtt Table.Arn`,
    terraform: `# ${fn.name}
data "aws_iam_policy_document" "permissions" {
  statement {
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem"] # the actions that the function calls
    resources = [aws_dynamodb_table.table.arn]
  }
}`,
  };
}

/** A role is narrowed once for all functions that share it. */
export function roleFix(fn: ResourceView<'AWS::Lambda::Function'>): Fix {
  const { role } = fn;
  return {
    key: role,
    title: `Narrow role ${role.slice(role.lastIndexOf('/') + 1)}`,
    arn: role,
  };
}
