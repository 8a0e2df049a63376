import {
  Fix,
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** Where the console shows a function's resource policy, URL and role. */
export function consolePath(
  { name, region }: ResourceIdentity,
  page: string,
): string {
  return `Lambda (${region}) > Functions > ${name} > Configuration > ${page}`;
}

/** The start of every AWS CLI command on a function. */
export function lambdaCli(
  operation: string,
  { name, region }: ResourceIdentity,
): string {
  return `aws lambda ${operation} --region ${region} --function-name ${name}`;
}

/** Takes the statement that the evidence names away, and adds a narrower one where somebody still needs it. */
export function narrowPermission(
  fn: ResourceIdentity,
  summary: string,
  narrower: { cli: string; cloudformation: string; terraform: string },
): Remedy {
  return {
    summary,
    console: consolePath(fn, 'Permissions > Resource-based policy statements'),
    cli: [
      `${lambdaCli(
        'remove-permission',
        fn,
      )} --statement-id <Sid of the statement>`,
      `${lambdaCli(
        'add-permission',
        fn,
      )} --statement-id <new Sid> --action lambda:InvokeFunction ${
        narrower.cli
      }`,
    ].join('\n'),
    cloudformation: [
      'Permission:',
      '  Type: AWS::Lambda::Permission',
      '  Properties:',
      `    FunctionName: ${fn.name}`,
      '    Action: lambda:InvokeFunction',
      ...narrower.cloudformation.split('\n').map(line => `    ${line}`),
    ].join('\n'),
    terraform: [
      'resource "aws_lambda_permission" "narrow" {',
      `  function_name = "${fn.name}"`,
      '  action        = "lambda:InvokeFunction"',
      ...narrower.terraform.split('\n').map(line => `  ${line}`),
      '}',
    ].join('\n'),
  };
}

/** Sets the environment variables anew; those that are left out are gone. */
export function changeVariables(
  fn: ResourceIdentity,
  summary: string,
  example: string,
): Remedy {
  return {
    summary,
    console: consolePath(fn, 'Environment variables'),
    cli: [
      `${lambdaCli(
        'get-function-configuration',
        fn,
      )} --query '{Variables: Environment.Variables}' > variables.json`,
      `${lambdaCli(
        'update-function-configuration',
        fn,
      )} --environment file://variables.json # once it is changed`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nEnvironment:\n  Variables:\n    ${example}`,
    terraform: `# ${fn.name}\nenvironment {\n  variables = {\n    # ${example}\n  }\n}`,
  };
}

/** A function has one resource policy; whoever narrows a statement sees them all. */
export function policyFix({ $ }: { $: ResourceIdentity }): Fix {
  return {
    key: `${$.arn} Policy`,
    title: `Narrow the resource policy of ${$.name}`,
    arn: $.arn,
  };
}
