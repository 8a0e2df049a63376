import {
  buildHttpApi,
  buildRestApi,
  RestMethodSpec,
  RestStageSpec,
} from '../buildApis';
import { Place } from '../grants';
import { lasting } from '../lifetime';
import { createRandom, digest, Random } from '../random';
import { CellDefinition } from '../world';
import { tagsFor } from './demoFunctions';
import { DemoService } from './services';
import { Story } from './story';

/** ARN of the web ACL that the platform team offers in a place. */
export const webAclArn = ({ accountId, region }: Place): string =>
  `arn:aws:wafv2:${region}:${accountId}:regional/webacl/shop-edge/${digest(
    accountId + region,
  ).slice(0, 8)}`;

function restStage({ name, care }: DemoService, random: Random): RestStageSpec {
  const encryption = random.chance(care)
    ? ('encrypted' as const)
    : ('plain' as const);
  return {
    name: 'live',
    waf: random.chance(care),
    logging: random.chance(care),
    accessLogs: random.chance(care),
    tracing: random.chance(0.5),
    cache: random.chance(0.3) ? encryption : undefined,
    variables: {
      table: name,
      ...(random.chance((1 - care) * 0.3)
        ? { apiPassword: 'not-a-real-Pa55word!' }
        : {}),
    },
  };
}

/** Adds the API of an ordinary service to a cell. */
export function addDemoApi(
  cell: CellDefinition,
  service: DemoService,
  place: Place,
  random: Random,
  story: Story,
): void {
  const { name, api, care, functions } = service;
  const tags = tagsFor(service, random);
  if (api === 'rest') {
    const stage = restStage(service, random);
    const methods = functions.slice(0, 3).flatMap((part, i) => {
      const functionName = `${name}-${part}`;
      const path = `/${part}`;
      const authorization = random.chance(care)
        ? random.pick(['AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const)
        : ('NONE' as const);
      return [
        { path, method: i % 2 ? 'POST' : 'GET', authorization, functionName },
        { path, method: 'OPTIONS' },
      ];
    });
    const built = buildRestApi(place, {
      name,
      tags,
      stages: [stage],
      methods,
      deployed: deployedOf(methods, createRandom(`${name}/deployed`)),
    });
    const gainsWaf = !stage.waf && random.chance(0.5);
    cell.restApis.push(
      lasting(built, {
        changes: gainsWaf
          ? [
              {
                at: story.week(random.integer(6)),
                to: rest => ({
                  ...rest,
                  stages: rest.stages.map(s => ({
                    ...s,
                    webAclArn: webAclArn(place),
                  })),
                }),
              },
            ]
          : [],
      }),
    );
    return;
  }
  const isWebSocket = api === 'websocket';
  const keys = isWebSocket
    ? ['$connect', '$default', '$disconnect']
    : functions.map((part, i) => `${i % 2 ? 'POST' : 'GET'} /${part}`);
  cell.httpApis.push(
    lasting(
      buildHttpApi(place, {
        name,
        protocol: isWebSocket ? 'WEBSOCKET' : 'HTTP',
        tags,
        stages: [
          {
            name: isWebSocket ? 'live' : '$default',
            accessLogs: random.chance(care),
            variables: random.chance((1 - care) * 0.3)
              ? { webhookSecret: 'not-a-real-Pa55word!' }
              : {},
          },
        ],
        routes: keys.map((key, i) => ({
          key,
          functionName: `${name}-${functions[i % functions.length]}`,
          authorization: authorizationFor(
            key,
            isWebSocket,
            random.chance(care),
          ),
        })),
      }),
    ),
  );
}

/** Some APIs were made to authorize their callers and have not been deployed since. */
function deployedOf(
  methods: RestMethodSpec[],
  random: Random,
): RestMethodSpec[] {
  return random.chance(0.2)
    ? methods.map(method => ({ ...method, authorization: 'NONE' }))
    : methods;
}

function authorizationFor(key: string, isWebSocket: boolean, careful: boolean) {
  if (!careful) return 'NONE';
  if (!isWebSocket) return 'JWT';
  return key === '$connect' ? 'CUSTOM' : 'NONE';
}
