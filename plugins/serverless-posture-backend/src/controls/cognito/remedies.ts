import {
  Fix,
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';
import { snakeCase } from '../apigateway/snakeCase';

/** `eu-west-1_a1B2c3D4e` of a pool or of anything below it. */
export function poolIdOf({ arn }: ResourceIdentity): string {
  return /userpool\/([^/]+)/.exec(arn)?.[1] ?? '*';
}

function clientIdOf({ arn }: ResourceIdentity): string {
  return /\/client\/([^/]+)/.exec(arn)?.[1] ?? '*';
}

/** The way to a page of the pool in the console. */
export function poolConsole(
  pool: ResourceIdentity,
  ...steps: string[]
): string {
  return [
    `Cognito (${pool.region})`,
    'User pools',
    poolIdOf(pool),
    ...steps,
  ].join(' > ');
}

/** An AWS CLI command on the pool. */
export function poolCli(pool: ResourceIdentity, command: string): string {
  const [name, ...options] = command.split(' ');
  return [
    `aws cognito-idp ${name} --region ${pool.region} --user-pool-id ${poolIdOf(
      pool,
    )}`,
    ...options,
  ].join(' ');
}

/**
 * Changes settings of a user pool. `update-user-pool` resets what it isn't given, and so asks for all settings.
 *
 * @param property - of CloudFormation, on one line, such as `MfaConfiguration: "ON"`
 */
export function changePool(
  pool: ResourceIdentity,
  summary: string,
  options: { page: string; cli: string; property: string; terraform: string },
): Remedy {
  return {
    summary,
    console: poolConsole(pool, options.page),
    cli: poolCli(pool, options.cli),
    cloudformation: `# ${pool.name}, AWS::Cognito::UserPool\n${options.property}`,
    terraform: `# ${pool.name}, aws_cognito_user_pool\n${options.terraform}`,
  };
}

/** Changes one setting of an app client; `update-user-pool-client` resets what it isn't given. */
export function changeClient(
  client: ResourceIdentity,
  summary: string,
  property: string,
  value: string,
): Remedy {
  const name = snakeCase(property);
  return {
    summary,
    console: poolConsole(client, 'App clients', client.name, 'Edit'),
    cli: `${poolCli(
      client,
      'update-user-pool-client',
    )} --client-id ${clientIdOf(
      client,
    )} --cli-input-json file://client.json # with "${property}": ${value}`,
    cloudformation: `# ${client.name}, AWS::Cognito::UserPoolClient\n${property}: ${value}`,
    terraform: `# ${client.name}, aws_cognito_user_pool_client\n${name} = ${value}`,
  };
}

/** All settings of threat protection of a pool are set by one edit. */
export function threatProtectionFix({ $ }: { $: ResourceIdentity }): Fix {
  return {
    key: `${$.arn} ThreatProtection`,
    title: `Enforce threat protection of user pool ${$.name}`,
    arn: $.arn,
  };
}

/** All settings of an app client are set by one edit. */
export function clientFix({ $ }: { $: ResourceIdentity }): Fix {
  return {
    key: `${$.arn} Settings`,
    title: `Mend the settings of app client ${$.name}`,
    arn: $.arn,
  };
}
