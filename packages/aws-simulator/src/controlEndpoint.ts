import { SimulatorClock } from './clock';
import { Counters } from './counters';
import { Faults } from './faults';
import { text, WireRequest, WireResponse } from './protocol/message';
import { Answer } from './protocol/transport';
import { World } from './world/world';

const PREFIX = '/_simulator/';

interface Controls {
  world: World;
  clock: SimulatorClock;
  counters: Counters;
  faults: Faults;
}

const json = (status: number, value: unknown): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

function bodyOf(request: WireRequest): any {
  try {
    return JSON.parse(text(request.body));
  } catch {
    throw new Error('the body must be JSON');
  }
}

/**
 * Adds what drives the simulation to what answers as AWS: `GET stats`, `GET` and `POST clock` with `{ "now": "2026-09-14" }`,
 * `GET` and `POST faults` with a list, `GET health`, all below `/_simulator/`.
 */
export function controlEndpoint(controls: Controls, aws: Answer): Answer {
  const { world, clock, counters, faults } = controls;
  const routes: Record<string, (request: WireRequest) => unknown> = {
    'GET health': () => ({ status: 'ok', world: world.name, seed: world.seed }),
    'GET stats': () => ({
      calls: counters.calls(),
      callsByScope: counters.callsByScope(),
      throttles: counters.throttles(),
      unserved: counters.unserved(),
    }),
    'GET clock': () => ({ now: clock.now() }),
    'POST clock': request => {
      clock.set(new Date(bodyOf(request).now));
      return { now: clock.now() };
    },
    'GET faults': () => faults.list(),
    'POST faults': request => {
      faults.set([bodyOf(request)].flat());
      return faults.list();
    },
  };
  return async request => {
    if (!request.path.startsWith(PREFIX)) return aws(request);
    const handle =
      routes[`${request.method} ${request.path.slice(PREFIX.length)}`];
    if (!handle)
      return json(404, { error: `no ${request.method} ${request.path}` });
    try {
      return json(200, handle(request));
    } catch (error) {
      return json(400, { error: (error as Error).message });
    }
  };
}
