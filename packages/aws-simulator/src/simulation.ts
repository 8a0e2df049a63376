import { SimulatorClock, Time } from './clock';
import { Counter } from './counters';
import { FaultEffect, FaultPlan } from './faults';
import {
  authenticate,
  credentialScopeOf,
  expiredToken,
  isFarFrom,
  signatureExpired,
} from './identity/authenticate';
import { authorize, policyRequestsOf } from './identity/authorize';
import { Answered, createLatency, itemsOf } from './limits/latency';
import { drawQuotas } from './limits/drawnQuotas';
import { createThrottle, throttled } from './limits/throttle';
import { AwsError } from './protocol/awsError';
import { text, WireRequest, WireResponse } from './protocol/message';
import { OperationModel, ServiceModel } from './protocol/model';
import { readRequest } from './protocol/readRequest';
import { createRouter } from './protocol/routing';
import { loadServices } from './protocol/services';
import { Answer } from './protocol/transport';
import { writeError, writeResponse } from './protocol/writeResponse';
import { handlers } from './services';
import { Call } from './services/handlers';
import { emptyCell, World } from './world/world';

/** What a simulation runs on. */
export interface SimulationOptions {
  world: World;
  clock: SimulatorClock;
  time: Time;
  counters: Counter;
  faults: FaultPlan;
  seed: number;
  latency: boolean;
  quotas: boolean;
  /** Told of every answer of an operation when it arrives, also that there is none; not of refusals. */
  onAnswer?(answer: Answered): void;
}

/** An effect of the given kind among those that strike a request. */
function effect<K extends string>(effects: FaultEffect[], kind: K) {
  type Found = Extract<FaultEffect, Record<K, unknown>>;
  return (effects.find(e => kind in e) as Found | undefined)?.[
    kind as keyof Found
  ];
}

/** Members that carry the token of a page, in requests and in answers. */
const requestTokens = ['Marker', 'NextToken', 'position', 'PaginationToken'];
const answerTokens = [
  'NextMarker',
  'NextToken',
  'position',
  'PaginationToken',
  'Marker',
];

const memberOf = (value: Record<string, unknown>, names: string[]) =>
  names.find(name => value[name]);

const listOf = (output: Record<string, unknown>) =>
  Object.keys(output).find(name => Array.isArray(output[name]));

/** What faults make of a page. */
function distort(
  output: Record<string, unknown>,
  input: Record<string, unknown>,
  effects: FaultEffect[],
): Record<string, unknown> {
  const list = listOf(output);
  const sent = memberOf(input, requestTokens);
  const next = memberOf(output, answerTokens);
  const result = { ...output };
  if (effect(effects, 'duplicateItems') && list) {
    const items = output[list] as unknown[];
    result[list] = items.slice(0, 1).concat(items);
  }
  if (effect(effects, 'dropItem') && list)
    result[list] = (output[list] as unknown[]).slice(0, -1);
  if (effect(effects, 'repeatToken') && sent && next)
    result[next] = input[sent];
  return result;
}

const noCell = {
  ...emptyCell(),
  securityHubEnabled: false,
} as unknown as Call['cell'];

/** A bug of ours answers like a fault of AWS, with its message to be found. */
const asAwsError = (error: unknown): AwsError =>
  error instanceof AwsError
    ? error
    : new AwsError(
        'InternalFailure',
        `aws-simulator: ${(error as Error).stack}`,
        500,
      );

/** A UUID that counts. */
const requestIdOf = (ordinal: number): string =>
  `00000000-0000-4000-a000-${ordinal.toString(16).padStart(12, '0')}`;

const plainError = (
  status: number,
  code: string,
  message: string,
): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
  body: JSON.stringify({ message }),
});

/**
 * Answers requests as AWS would: who asks, what for, may they, how often, and what is there.
 *
 * A refused request is counted like any other, as AWS does.
 */
export function createSimulation(options: SimulationOptions): Answer {
  const { world, clock, time, counters, faults, seed } = options;
  const services = loadServices();
  const route = createRouter(services);
  const throttle = createThrottle(drawQuotas(seed));
  const latency = createLatency(seed);
  let requests = 0;

  async function perform(
    operation: OperationModel,
    labels: Record<string, string>,
    request: WireRequest,
    scope: { accessKeyId: string; region: string; signingName: string },
    effects: (accountId: string) => FaultEffect[],
  ): Promise<{ output(): Record<string, unknown>; served: Answered }> {
    const { service, name } = operation;
    const id = `${service.id}:${name}`;
    const { protocolName } = service;
    let principal;
    try {
      principal = authenticate(scope, request, protocolName, world, time.now());
    } catch (error) {
      counters.count(id, 'unknown', scope.region);
      throw error;
    }
    const { accountId } = principal;
    counters.count(id, accountId, scope.region);
    const struck = effects(accountId);
    if (effect(struck, 'expired')) throw expiredToken(protocolName);
    const skew = effect(struck, 'skewMs');
    if (skew && isFarFrom(Date.now() + skew, request))
      throw signatureExpired(protocolName);
    const forced = effect(struck, 'throttle');
    const missing = options.quotas
      ? throttle(
          id,
          accountId,
          scope.region,
          time.now(),
          effect(struck, 'quotaFactor') ?? 1,
        )
      : undefined;
    if (forced || missing !== undefined) {
      counters.countThrottle();
      throw throttled(service.id, forced ? forced.retryAfterSeconds : missing);
    }
    const error = effect(struck, 'error');
    if (error) {
      throw new AwsError(
        error.code,
        error.message ?? 'An injected fault.',
        error.status,
      );
    }

    const state = world.at(clock.now());
    const account = state.accounts.get(accountId)!;
    const call: Call = {
      operation: name,
      accountId,
      region: scope.region,
      principal,
      world,
      state,
      account,
      cell: account.cells.get(scope.region) ?? noCell,
      now: clock.now(),
      time: time.now(),
      unprocessed: effect(struck, 'unprocessed'),
    };
    const input = await readRequest(operation, labels, request);
    for (const asked of policyRequestsOf(operation, request, input, call))
      authorize(call, operation, asked);
    const handler = handlers[service.id]?.[name];
    if (!handler) {
      counters.countUnserved(id);
      throw unserved(protocolName, name);
    }
    if (effect(struck, 'rejectToken') && memberOf(input, requestTokens)) {
      throw new AwsError(
        'InvalidParameterValueException',
        'The pagination token has expired.',
      );
    }
    return {
      output: () =>
        distort(handler(input, call) as Record<string, unknown>, input, struck),
      served: { operation: id, accountId, region: scope.region, input },
    };
  }

  return async request => {
    requests++;
    const requestId = requestIdOf(requests);
    const scope = credentialScopeOf(request);
    if (!scope)
      return plainError(
        403,
        'MissingAuthenticationToken',
        'Missing Authentication Token',
      );
    const match = route(scope.signingName, request);
    if (!('operation' in match)) {
      counters.countUnserved(`${scope.signingName}:${match.operationName}`);
      const error = unserved(
        match.service?.protocolName ?? '',
        match.operationName,
      );
      return match.service
        ? writeError(match.service, error, requestId)
        : plainError(404, error.code, error.message);
    }
    const { operation, labels } = match;
    const { service } = operation;
    let struck: FaultEffect[] = [];
    let response: WireResponse;
    let items = 0;
    let served: Answered | undefined;
    try {
      const done = await perform(
        operation,
        labels,
        request,
        scope,
        accountId => {
          struck = faults.strike(
            `${service.id}:${operation.name}`,
            accountId,
            scope.region,
          );
          return struck;
        },
      );
      served = done.served;
      const output = done.output();
      items = itemsOf(output);
      response = await writeResponse(operation, output, requestId);
    } catch (error) {
      response = await writeError(service, asAwsError(error), requestId);
    }
    if (options.latency) {
      // Refusals draw from a stream of their own: an answer's latency doesn't depend on them.
      const refused = {
        operation: `${service.id}:refused`,
        accountId: '',
        region: scope.region,
      };
      await time.sleep(latency(served ?? refused, items));
    }
    if (served) options.onAnswer?.(served);
    const delay = effect(struck, 'delayMs');
    if (delay) await time.sleep(delay);
    if (effect(struck, 'hangUp')) return undefined;
    const skew = effect(struck, 'skewMs');
    if (skew) response.headers.date = new Date(Date.now() + skew).toUTCString();
    const stall = effect(struck, 'stallMs');
    if (effect(struck, 'reset')) response.interrupted = async () => false;
    if (stall)
      response.interrupted = async () => {
        await time.sleep(stall);
        return true;
      };
    return withBody(response, effect(struck, 'body'));
  };
}

function unserved(
  protocolName: ServiceModel['protocolName'],
  name: string,
): AwsError {
  if (protocolName.endsWith('Query')) {
    return new AwsError(
      'InvalidAction',
      `The action ${name} is not valid for this web service.`,
      400,
    );
  }
  return new AwsError(
    'UnknownOperationException',
    `The simulator does not serve ${name}.`,
    protocolName === 'restJson1' ? 404 : 400,
  );
}

function withBody(
  response: WireResponse,
  kind: 'truncated' | 'malformed' | 'html' | undefined,
): WireResponse {
  switch (kind) {
    case 'truncated': {
      const body = text(response.body);
      return { ...response, body: body.slice(0, body.length / 2) };
    }
    case 'malformed':
      return { ...response, body: '{"Functions": [}' };
    case 'html':
      return {
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: '<html><body>Bad Gateway</body></html>',
      };
    default:
      return response;
  }
}
