import {
  EvaluationContext,
  Evidence,
  evidence,
  ResourceView,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { groupedBy } from '../groupedBy';
import { Grant, isUnlimited, whoMay } from '../policy/whoMay';
import { directCallers, urlCallers } from './invocation';
import { JudgedPolicy } from './everyPolicy';

type Fn = ResourceView<'AWS::Lambda::Function'>;
type Method = ResourceView<'AWS::ApiGateway::Method'>;
type RestApi = ResourceView<'AWS::ApiGateway::RestApi'>;

/** What is known of the ways from the internet to a function. */
export interface InternetPaths {
  /** Ways that ask nobody who they are. */
  open: Evidence[];
  /** Ways that ask, or that begin inside of AWS. */
  guarded: number;
  /** Ways of which nobody can tell. */
  unclear: UnknownAttributeError[];
}

const methodsByApi = groupedBy<Method>(({ $ }) => [$.parentArn ?? '']);
export const routesByApi = groupedBy<ResourceView<'AWS::ApiGatewayV2::Route'>>(
  ({ $ }) => [$.parentArn ?? ''],
);

export const noPaths = (): InternetPaths => ({
  open: [],
  guarded: 0,
  unclear: [],
});

/** The ways in that one resource policy opens. What calls with a role needs no grant. */
export function internetPaths(
  fn: Fn,
  one: JudgedPolicy,
  context: EvaluationContext,
): InternetPaths {
  const paths = noPaths();
  const { everyone } = urlCallers(one.policy, 'NONE');
  if (everyone.some(isUnlimited)) {
    for (const url of one.urls) {
      if (url.authType === 'NONE') {
        paths.open.push(evidence('AuthType', 'NONE', url.functionArn));
      } else paths.guarded++;
    }
  }
  attempt(paths, () => {
    // CloudFront signs its requests, whoever makes them.
    const { services } = urlCallers(one.policy, 'AWS_IAM');
    if (
      services.some(({ caller }) => /^cloudfront\./.test(caller.value)) &&
      one.urls.some(({ authType }) => authType === 'AWS_IAM')
    ) {
      throw unclear(
        'whether a CloudFront distribution lets everybody in is not followed',
      );
    }
  });
  for (const grant of directCallers(one.policy).services) {
    attempt(paths, () => {
      if (/^elasticloadbalancing\./.test(grant.caller.value)) {
        throw unclear('what a load balancer lets through is not read');
      }
      if (/^apigateway\./.test(grant.caller.value)) {
        for (const api of apisOf(grant, fn.$.accountId))
          throughApi(fn, api, context, paths);
      }
    });
  }
  return paths;
}

export function attempt(paths: InternetPaths, add: () => void): void {
  try {
    add();
  } catch (error) {
    if (!(error instanceof UnknownAttributeError)) throw error;
    paths.unclear.push(error);
  }
}

export function unclear(message: string): UnknownAttributeError {
  return new UnknownAttributeError('paths', {
    errorClass: 'not-read',
    message,
  });
}

/** The ids of the APIs that a grant names as its source. */
function apisOf({ statement }: Grant, accountId: string): string[] {
  const sources = statement.conditions
    .filter(({ key }) => key === 'aws:sourcearn')
    .flatMap(({ values }) => values);
  if (sources.some(arn => arn.split(':')[4] !== accountId)) {
    throw unclear('the policy admits an API of another account');
  }
  const ids = sources.map(arn => arn.split(':')[5]?.split('/')[0] ?? '*');
  if (ids.length === 0 || ids.some(id => /[*?$]/.test(id))) {
    throw unclear('the policy admits any API');
  }
  return [...new Set(ids)];
}

function throughApi(
  fn: Fn,
  id: string,
  context: EvaluationContext,
  paths: InternetPaths,
): void {
  const { region, arn } = fn.$;
  const partition = arn.split(':')[1];
  const base = `arn:${partition}:apigateway:${region}::`;
  const rest = context.resource(
    'AWS::ApiGateway::RestApi',
    `${base}/restapis/${id}`,
  );
  if (rest) {
    throughRestApi(fn, rest, context, paths);
    return;
  }
  const http = `${base}/apis/${id}`;
  if (!context.resource('AWS::ApiGatewayV2::Api', http)) return;
  // Which route calls which function is not told: all of them ask, or none, or nobody knows.
  const routes = (
    routesByApi(context.resources('AWS::ApiGatewayV2::Route')).get(http) ?? []
  ).filter(
    ({ protocolType, routeKey }) =>
      protocolType === 'HTTP' || routeKey === '$connect',
  );
  const open = routes.filter(one => one.authorizationType === 'NONE');
  if (open.length === 0) paths.guarded += routes.length;
  else if (open.length === routes.length) {
    paths.open.push(
      ...open.map(route => evidence('AuthorizationType', 'NONE', route.$.arn)),
    );
  } else {
    throw unclear(
      `some routes of the API ${id} ask for nobody, and which of them call the function is not told`,
    );
  }
}

function throughRestApi(
  fn: Fn,
  api: RestApi,
  context: EvaluationContext,
  paths: InternetPaths,
): void {
  const all =
    methodsByApi(context.resources('AWS::ApiGateway::Method')).get(api.$.arn) ??
    [];
  const methods = all.filter(({ httpMethod }) => httpMethod !== 'OPTIONS');
  const own = methods.filter(({ functionArn }) => functionArn === fn.$.arn);
  for (const method of own) addMethod(method, api, paths);
  const unresolved = methods.some(
    method =>
      asksNobody(method) &&
      method.functionArn === null &&
      /^AWS/.test(method.integrationType ?? ''),
  );
  if (own.length === 0 && unresolved && letsEveryoneIn(api)) {
    throw unclear(`which function a method of ${api.$.name} calls is not told`);
  }
}

/** Adds a method that calls the function. */
export function addMethod(
  method: Method,
  api: RestApi,
  paths: InternetPaths,
): void {
  if (asksNobody(method) && letsEveryoneIn(api)) {
    paths.open.push(evidence('authorizationType', 'NONE', method.$.arn));
  } else paths.guarded++;
}

function asksNobody({ authorizationType }: Method): boolean {
  return authorizationType === 'NONE';
}

/** Whether nothing but its methods asks who calls the API from the internet. */
function letsEveryoneIn(api: RestApi): boolean {
  if (api.endpointTypes.every(type => type === 'PRIVATE')) return false;
  return (
    api.policy === null ||
    whoMay('execute-api:Invoke', api.policy).includesEveryone
  );
}
