import {
  ResourceType,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { assertClear, whoMay } from '../../../controls/policy/whoMay';
import { Found, known } from '../inventory';
import { AnyApi, apiIdOfArn, isRest } from './entrances';
import { tellRole } from './roles';
import { nodeOf, otherNode, Step, step, Telling, told } from './telling';

type Method = Found<'AWS::ApiGateway::Method'>;
type Route = Found<'AWS::ApiGatewayV2::Route'>;

/** How a route asks who calls. */
interface Guard {
  step: Step;
  /** For people, such as `no authorizer`. */
  remark: string;
}

/** What an API leads to: its stages, their routes, and the functions behind. */
export function tellApis(telling: Telling): void {
  const { inventory } = telling;
  for (const api of inventory.all('AWS::ApiGateway::RestApi'))
    tellApi(api, telling);
  for (const api of inventory.all('AWS::ApiGatewayV2::Api'))
    tellApi(api, telling);
}

function tellApi(api: AnyApi, telling: Telling): void {
  const { builder } = telling;
  const from = builder.node(nodeOf('api', api));
  const admitted = isRest(api)
    ? told(() => byPolicy(api.policy))
    : step('open', 'APIs of this kind have no resource policy');
  const stages = tellStages(api, telling);
  for (const to of stages) builder.edge({ from, to, ...admitted });
  const unread = unreadBelow(stageType(api), api, telling.inventory);
  if (unread && stages.length === 0) {
    const to = builder.node(unreadNode('stage', api, 'stages', unread));
    builder.edge({
      from,
      to,
      ...step('unknown', 'whether it is deployed is not known'),
    });
    stages.push(to);
  }
  if (isRest(api)) tellMethods(api, stages, telling);
  else tellRoutes(api, stages, telling);
}

/** Whether the resource policy of a REST API lets everyone in. */
function byPolicy(policy: string | null): Step {
  if (policy === null) return step('open', 'no resource policy');
  const callers = whoMay('execute-api:Invoke', policy);
  if (callers.includesEveryone)
    return step('open', 'the resource policy admits everyone');
  assertClear(callers);
  return step('guarded', 'the resource policy limits who may call');
}

/** Without a stage nothing of an API is deployed. */
function tellStages(api: AnyApi, { inventory, builder }: Telling): string[] {
  return inventory
    .children(stageType(api), api.$.arn)
    .map(stage =>
      builder.node(
        nodeOf('stage', stage, { name: `stage ${apiIdOfArn(stage.$.arn)}` }),
      ),
    );
}

function stageType(api: AnyApi): ResourceType {
  return isRest(api) ? 'AWS::ApiGateway::Stage' : 'AWS::ApiGatewayV2::Stage';
}

function tellMethods(
  api: Found<'AWS::ApiGateway::RestApi'>,
  stages: string[],
  telling: Telling,
): void {
  const { inventory } = telling;
  for (const method of inventory.children(
    'AWS::ApiGateway::Method',
    api.$.arn,
  )) {
    if (!known(() => isPreflight(method)).value)
      tellMethod(method, api, stages, telling);
  }
  tellUnread('AWS::ApiGateway::Method', api, stages, telling);
}

function tellMethod(
  method: Method,
  api: AnyApi,
  stages: string[],
  telling: Telling,
): void {
  const from = tellGuard(method, guardOf(method), stages, telling);
  const fn = known(() => method.functionArn);
  if ('unknown' in fn) toCandidates(from, api, fn.unknown, telling);
  const role = known(() => method.integrationCredentials).value;
  if (fn.value)
    toFunction(from, fn.value, { api, byRole: Boolean(role) }, telling);
  else if (role && /:role\//.test(role)) {
    telling.builder.edge({
      from,
      to: tellRole(role, method, telling),
      ...step('open', 'the integration runs with the role'),
    });
  }
}

function tellRoutes(
  api: Found<'AWS::ApiGatewayV2::Api'>,
  stages: string[],
  telling: Telling,
): void {
  const { inventory } = telling;
  const routes = inventory.children('AWS::ApiGatewayV2::Route', api.$.arn);
  const isSocket = known(() => api.protocolType).value === 'WEBSOCKET';
  // Who is let in to a WebSocket API is asked once, when they connect.
  const connect = isSocket
    ? routes.find(route => known(() => route.routeKey).value === '$connect')
    : undefined;
  for (const route of routes) {
    const asking = connect ?? (isSocket ? undefined : route);
    const guard: Guard = asking
      ? guardOf(asking)
      : { step: step('open', 'no $connect route'), remark: 'no authorizer' };
    const from = tellGuard(route, guard, stages, telling);
    tellIntegration(from, route, api, telling);
  }
  tellUnread('AWS::ApiGatewayV2::Route', api, stages, telling);
}

function tellIntegration(
  from: string,
  route: Route,
  api: AnyApi,
  telling: Telling,
): void {
  const id = known(() => route.integrationId);
  if ('unknown' in id) {
    toCandidates(from, api, id.unknown, telling);
    return;
  }
  if (id.value === null) return;
  const integration = telling.inventory.find(
    'AWS::ApiGatewayV2::Integration',
    `${api.$.arn}/integrations/${id.value}`,
  );
  const fn = integration
    ? known(() => integration.functionArn)
    : { unknown: 'the integration of the route was not read' };
  if ('unknown' in fn) toCandidates(from, api, fn.unknown, telling);
  else if (fn.value)
    toFunction(from, fn.value, { api, byRole: false }, telling);
}

/** The node of a route, and how each stage leads to it. */
function tellGuard(
  route: Method | Route,
  { step: passed, remark }: Guard,
  stages: string[],
  { builder }: Telling,
): string {
  const to = builder.node(nodeOf('route', route, { remark }));
  for (const from of stages) builder.edge({ from, to, ...passed });
  return to;
}

const ASKS: Record<string, string> = {
  AWS_IAM: 'IAM',
  CUSTOM: 'Lambda authorizer',
  COGNITO_USER_POOLS: 'Cognito authorizer',
  JWT: 'JWT authorizer',
};

/** API keys, web ACLs and throttles ask nobody who they are. */
function guardOf(route: Method | Route): Guard {
  const passed = told(() => {
    const type = route.authorizationType;
    return step(
      type === 'NONE' ? 'open' : 'guarded',
      `authorizationType ${type}`,
    );
  });
  const type = known(() => route.authorizationType).value;
  if (!type) return { step: passed, remark: 'authorizer unknown' };
  const keyed = known(() => route.apiKeyRequired).value;
  return {
    step: passed,
    remark: ASKS[type] ?? (keyed ? 'API key only' : 'no authorizer'),
  };
}

function toFunction(
  from: string,
  arn: string,
  { api, byRole }: { api: AnyApi; byRole: boolean },
  telling: Telling,
): void {
  const { builder, invocations } = telling;
  const fn = invocations.named(arn);
  const to = builder.node(
    fn
      ? nodeOf('function', fn)
      : otherNode('function', `unread:${api.id}:${arn}`, {
          name: arn.slice(arn.lastIndexOf(':') + 1),
          toldBy: api.id,
          unknown: 'the function was not found',
        }),
  );
  let passed = step('unknown', 'the function was not found');
  if (fn && byRole) passed = step('open', 'the integration runs with a role');
  else if (fn) passed = invocations.byApi(fn, apiIdOfArn(api.$.arn));
  builder.edge({ from, to, ...passed });
}

/** Where a route leads isn't known: perhaps to any function that admits the API. */
function toCandidates(
  from: string,
  api: AnyApi,
  why: string,
  { builder, invocations }: Telling,
): void {
  const found = invocations.namingApi(apiIdOfArn(api.$.arn), api.$.region);
  const candidates =
    found.length > 0
      ? found.map(fn => nodeOf('function', fn))
      : [
          otherNode('function', `untold:${api.id}`, {
            name: 'a function',
            toldBy: api.id,
            unknown: 'which function the API calls is not told',
          }),
        ];
  for (const node of candidates)
    builder.edge({ from, to: builder.node(node), ...step('unknown', why) });
}

/** Routes of an API that could not be read may ask nobody, and may lead anywhere that admits the API. */
function tellUnread(
  type: ResourceType,
  api: AnyApi,
  stages: string[],
  telling: Telling,
): void {
  const { builder, inventory } = telling;
  const unread = unreadBelow(type, api, inventory);
  if (!unread) return;
  const to = builder.node(unreadNode('route', api, 'routes', unread));
  const why = unread.message ?? unread.errorClass;
  for (const from of stages)
    builder.edge({ from, to, ...step('unknown', why) });
  toCandidates(to, api, why, telling);
}

function unreadBelow(
  type: ResourceType,
  { $ }: AnyApi,
  inventory: Telling['inventory'],
): UnknownReason | undefined {
  return inventory.missing(type, { region: $.region, parentArn: $.arn });
}

function unreadNode(
  kind: 'stage' | 'route',
  api: AnyApi,
  name: string,
  { message, errorClass }: UnknownReason,
) {
  return otherNode(kind, `unread:${api.id}`, {
    name: `${name} of ${api.$.name}`,
    toldBy: api.id,
    unknown: message ?? errorClass,
  });
}

/** Browsers ask it before they call; there is nothing behind it. */
function isPreflight({ httpMethod, integrationType }: Method): boolean {
  return httpMethod === 'OPTIONS' && integrationType === 'MOCK';
}
