import { Graph, GraphBuilder } from './graph';
import { GraphInventory, GraphResource } from './inventory';
import { tellApis } from './parts/apis';
import { tellAppSync } from './parts/appSync';
import { tellPublicData } from './parts/data';
import { tellDistributions } from './parts/distributions';
import { tellEntrances } from './parts/entrances';
import { tellFunctions } from './parts/functions';
import { Invocations } from './parts/invocations';
import { Telling } from './parts/telling';

/**
 * The ways of requests through one account: domain name, stage, route and authorizer, function, role, data. What could not
 * be read is a node that says so.
 */
export function accountGraph(inventory: GraphInventory): Graph {
  const builder = new GraphBuilder();
  const telling: Telling = {
    inventory,
    builder,
    invocations: new Invocations(inventory),
    toldRoles: new Map(),
  };
  tellDistributions(telling);
  tellEntrances(telling);
  tellApis(telling);
  tellAppSync(telling);
  tellFunctions(telling);
  tellPublicData(telling, builder.build());
  return builder.build();
}

/** The graph of stored resources. */
export function graphOf(
  resources: Iterable<GraphResource>,
  listed?: ReadonlySet<string>,
): Graph {
  return accountGraph(new GraphInventory(resources, listed));
}
