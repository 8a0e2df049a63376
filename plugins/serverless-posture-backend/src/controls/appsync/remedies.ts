import {
  Fix,
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** The id of the API that an ARN of AppSync names. */
export function apiIdOf({ arn }: ResourceIdentity): string {
  return /:apis\/([^/]+)/.exec(arn)?.[1] ?? '<api id>';
}

/** Where the console shows a page of an API. */
export function apiConsole(
  { region, name }: ResourceIdentity,
  ...pages: string[]
): string {
  return [`AppSync (${region})`, 'APIs', name, ...pages].join(' > ');
}

/** Changes settings of a GraphQL API; the CLI wants its name and default authentication each time. */
export function changeGraphqlApi(
  api: ResourceIdentity,
  summary: string,
  change: { cli: string; cloudformation: string; terraform: string },
): Remedy {
  return {
    summary,
    console: apiConsole(api, 'Settings'),
    cli: `aws appsync update-graphql-api --region ${
      api.region
    } --api-id ${apiIdOf(api)} --name ${
      api.name
    } --authentication-type <type> ${change.cli}`,
    cloudformation: `# ${api.name}, AWS::AppSync::GraphQLApi\n${change.cloudformation}`,
    terraform: `# aws_appsync_graphql_api of ${api.name}\n${change.terraform}`,
  };
}

/** What is set on one API is one change, such as one edit of its template. */
export function apiFix({ $ }: { $: ResourceIdentity }): Fix {
  return { key: $.arn, title: `Harden API ${$.name}`, arn: $.arn };
}
