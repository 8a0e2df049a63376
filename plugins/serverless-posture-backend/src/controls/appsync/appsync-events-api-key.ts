import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';
import { apiConsole, apiFix, apiIdOf } from './remedies';

/** Source: AppSync Events guide, "Configuring authorization and authentication to secure Event APIs". */
export const appsyncEventsApiKey = control({
  id: 'appsync-events-api-key',
  title:
    'Clients of the Event API do not connect, publish or subscribe with an API key',
  description:
    'Whoever holds the one API key reads and writes every channel that accepts it. Judged are the ways to connect, the ' +
    "defaults for publishing and subscribing, and what namespaces set in their place; handlers in a namespace's code are not read.",
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::AppSync::Api',
  references: {
    serverlessLens: ['SEC 1'],
    owasp: ['SAS-02'],
    documents: [
      {
        title:
          'Configuring authorization and authentication to secure Event APIs',
        url: 'https://docs.aws.amazon.com/appsync/latest/eventapi/configure-event-api-auth.html',
      },
    ],
  },
  evaluate(api) {
    const { connectionAuthTypes, defaultAuthTypes } = api;
    const own = whereKnown(() => api.namespaces) ?? [];
    const places: [string, string[]][] = [
      ['eventConfig.connectionAuthModes', connectionAuthTypes],
      ['eventConfig.defaultPublishAuthModes', defaultAuthTypes.publish],
      ['eventConfig.defaultSubscribeAuthModes', defaultAuthTypes.subscribe],
      ...own.flatMap(({ name, publish, subscribe }): [string, string[]][] => [
        [`channelNamespaces[${name}].publishAuthModes`, publish],
        [`channelNamespaces[${name}].subscribeAuthModes`, subscribe],
      ]),
    ];
    const found = places
      .filter(([, types]) => types.includes('API_KEY'))
      .map(([path]) => evidence(path, 'API_KEY'));
    if (found.length > 0) return failed(found);
    // Not known, they might accept a key.
    return api.namespaces && passed();
  },
  remedy: api => ({
    summary: `Let clients of ${api.name} prove who they are with Cognito, OpenID Connect, IAM or a Lambda authorizer.`,
    console: apiConsole(api, 'Settings', 'Authorization configuration'),
    cli: `aws appsync update-api --region ${api.region} --api-id ${apiIdOf(
      api,
    )} --name ${
      api.name
    } --event-config file://event-config-without-api-key.json`,
    cloudformation: `# ${api.name}, AWS::AppSync::Api\nEventConfig:\n  ConnectionAuthModes: [{ AuthType: AWS_IAM }]\n  DefaultPublishAuthModes: [{ AuthType: AWS_IAM }]\n  DefaultSubscribeAuthModes: [{ AuthType: AWS_IAM }]`,
    terraform: `# aws_appsync_api of ${api.name}\nevent_config {\n  connection_auth_mode { auth_type = "AWS_IAM" }\n  default_publish_auth_mode { auth_type = "AWS_IAM" }\n  default_subscribe_auth_mode { auth_type = "AWS_IAM" }\n}`,
  }),
  fix: apiFix,
});
