import {
  Fix,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** The ids within an API Gateway ARN by what stands before them, such as `restapis`, `stages` or `routes`. */
export function idsOf({ arn }: ResourceIdentity): Record<string, string> {
  const parts = arn.split(':').slice(5).join(':').split('/').filter(Boolean);
  const ids: Record<string, string> = {};
  for (let i = 0; i + 1 < parts.length; i += 2) ids[parts[i]] = parts[i + 1];
  return ids;
}

/** The start of a CLI command on a REST stage. */
export function updateStageCli(
  stage: ResourceIdentity,
  ...operations: string[]
): string {
  const { restapis, stages } = idsOf(stage);
  return `aws apigateway update-stage --region ${
    stage.region
  } --rest-api-id ${restapis} --stage-name '${stages}' --patch-operations ${operations
    .map(operation => `'${operation}'`)
    .join(' ')}`;
}

/** Where the console shows an API. */
export function consolePath(
  { region }: ResourceIdentity,
  ...pages: string[]
): string {
  return [`API Gateway (${region})`, 'APIs', ...pages].join(' > ');
}

/** What is set on one stage is one change, such as one edit of its template. */
export function stageFix({ $ }: { $: ResourceIdentity }): Fix {
  return { key: $.arn, title: `Harden stage ${$.name}`, arn: $.arn };
}

/** Where the console shows a page of a REST stage. */
export function stageConsole(
  stage: ResourceIdentity,
  ...pages: string[]
): string {
  return consolePath(
    stage,
    stage.name,
    'Stages',
    idsOf(stage).stages,
    ...pages,
  );
}

/** A CLI command on a stage of an HTTP or WebSocket API. */
export function updateHttpStageCli(
  stage: ResourceIdentity,
  options: string,
): string {
  const { apis, stages } = idsOf(stage);
  return `aws apigatewayv2 update-stage --region ${stage.region} --api-id ${apis} --stage-name '${stages}' ${options}`;
}

/** Where the console shows a page of a method. */
export function methodConsole(
  method: ResourceIdentity,
  ...pages: string[]
): string {
  const { restapis } = idsOf(method);
  return consolePath(method, restapis, 'Resources', method.name, ...pages);
}

/** A CLI command on the integration of a method. */
export function updateIntegrationCli(
  method: ResourceIdentity,
  operation: string,
): string {
  const { restapis, resources, methods } = idsOf(method);
  return `aws apigateway update-integration --region ${method.region} --rest-api-id ${restapis} --resource-id ${resources} --http-method ${methods} --patch-operations '${operation}'`;
}

/** A CLI command on a REST API. */
export function updateRestApiCli(
  api: ResourceIdentity,
  operation: string,
): string {
  return `aws apigateway update-rest-api --region ${api.region} --rest-api-id ${
    idsOf(api).restapis
  } --patch-operations '${operation}'`;
}
