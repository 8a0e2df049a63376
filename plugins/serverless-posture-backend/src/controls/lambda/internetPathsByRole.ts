import {
  EvaluationContext,
  evidence,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { groupedBy } from '../groupedBy';
import { whereKnown } from '../whereKnown';
import {
  addMethod,
  attempt,
  InternetPaths,
  noPaths,
  routesByApi,
  unclear,
} from './internetPaths';

type Fn = ResourceView<'AWS::Lambda::Function'>;
type Method = ResourceView<'AWS::ApiGateway::Method'>;
type Integration = ResourceView<'AWS::ApiGatewayV2::Integration'>;

/** Where those stand in an index of which nobody knows what they call. */
const UNTOLD = '';

function functionOf(calling: Method | Integration): string[] {
  const arn = whereKnown(() => calling.functionArn);
  return arn === null ? [] : [arn ?? UNTOLD];
}

const methodsByFunction = groupedBy<Method>(functionOf);
const integrationsByFunction = groupedBy<Integration>(functionOf);

/** The ways in through APIs that call the function with a role: they need no grant. */
export function internetPathsByRole(
  fn: Fn,
  context: EvaluationContext,
): InternetPaths {
  const paths = noPaths();
  attempt(paths, () => {
    const methods = context.resources('AWS::ApiGateway::Method');
    follow(fn, methodsByFunction(methods), paths, (method, found) =>
      throughMethod(method, context, found),
    );
  });
  attempt(paths, () => {
    const integrations = context.resources('AWS::ApiGatewayV2::Integration');
    follow(fn, integrationsByFunction(integrations), paths, (one, found) =>
      throughIntegration(one, context, found),
    );
  });
  return paths;
}

function follow<V extends Method | Integration>(
  fn: Fn,
  byFunction: ReadonlyMap<string, readonly V[]>,
  paths: InternetPaths,
  through: (one: V, found: InternetPaths) => void,
): void {
  for (const one of byFunction.get(fn.$.arn) ?? [])
    attempt(paths, () => through(one, paths));
  for (const one of byFunction.get(UNTOLD) ?? []) {
    attempt(paths, () => {
      const found = noPaths();
      through(one, found);
      if (found.open.length === 0) return;
      throw unclear(
        `which function ${one.$.name} calls with its role is not told`,
      );
    });
  }
}

function throughMethod(
  method: Method,
  context: EvaluationContext,
  paths: InternetPaths,
): void {
  const api = context.resource(
    'AWS::ApiGateway::RestApi',
    method.$.parentArn ?? '',
  );
  if (!api || method.httpMethod === 'OPTIONS') return;
  if (isRole(method.integrationCredentials)) addMethod(method, api, paths);
}

function throughIntegration(
  integration: Integration,
  context: EvaluationContext,
  paths: InternetPaths,
): void {
  const { arn, parentArn = '' } = integration.$;
  const all = routesByApi(context.resources('AWS::ApiGatewayV2::Route'));
  const routes = all.get(parentArn) ?? [];
  const connect = routes.find(({ routeKey }) => routeKey === '$connect');
  const asking = routes
    .filter(
      ({ routeKey, integrationId }) =>
        `${parentArn}/integrations/${integrationId}` === arn &&
        !/^OPTIONS /i.test(routeKey),
    )
    // Who is let in to a WebSocket API is asked once, when they connect.
    .map(route => connect ?? route);
  const callsByRole = () => isRole(integration.credentialsArn);
  for (const route of new Set(asking)) {
    if (route.authorizationType !== 'NONE') {
      if (whereKnown(callsByRole)) paths.guarded++;
    } else if (callsByRole()) {
      paths.open.push(evidence('AuthorizationType', 'NONE', route.$.arn));
    }
  }
}

/** Whether credentials are those of a role, not those of whoever calls. */
function isRole(credentials: string | null): boolean {
  return /:role\//.test(credentials ?? '');
}
