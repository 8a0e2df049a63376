import { Found, known } from '../inventory';
import { INTERNET } from '../graph';
import { dataTypes } from '../types';
import { nodeOf, otherNode, Step, step, Telling, told } from './telling';

/** GraphQL APIs: who is let in, and the sources that their fields come from. */
export function tellAppSync(telling: Telling): void {
  const { inventory, builder } = telling;
  for (const api of inventory.all('AWS::AppSync::GraphQLApi')) {
    const from = builder.node(
      nodeOf('api', api, { remark: known(() => remarkOf(api)).value }),
    );
    builder.edge({ from: INTERNET.id, to: from, ...told(() => entrance(api)) });
    const type = 'AWS::AppSync::DataSource';
    for (const source of inventory.children(type, api.$.arn)) {
      const to = builder.node(nodeOf('route', source));
      builder.edge({ from, to, ...step('open', 'data source') });
      tellTargets(to, source, telling);
    }
    const unread = inventory.missing(type, {
      region: api.$.region,
      parentArn: api.$.arn,
    });
    if (unread) {
      const to = builder.node(
        otherNode('route', `unread:${api.id}`, {
          name: `data sources of ${api.$.name}`,
          toldBy: api.id,
          unknown: unread.message ?? unread.errorClass,
        }),
      );
      builder.edge({ from, to, ...step('unknown', 'could not be read') });
    }
  }
}

/** An API key is in every client that knows the API: it tells nobody who calls. */
function entrance({
  visibility,
  authentication,
}: Found<'AWS::AppSync::GraphQLApi'>): Step {
  if (visibility === 'PRIVATE') return step('guarded', 'private endpoint');
  const [first, ...others] = authentication.map(({ type }) => type);
  if (first === 'API_KEY') return step('open', 'authenticationType API_KEY');
  return others.includes('API_KEY')
    ? step('unknown', 'which fields take an API key is not told')
    : step('guarded', `authenticationType ${first}`);
}

function remarkOf({
  authentication,
}: Found<'AWS::AppSync::GraphQLApi'>): string | undefined {
  return authentication[0]?.type === 'API_KEY' ? 'API key only' : undefined;
}

function tellTargets(
  from: string,
  source: Found<'AWS::AppSync::DataSource'>,
  { inventory, builder, invocations }: Telling,
): void {
  const targets = known(() => source.targetArns);
  if ('unknown' in targets) {
    const to = builder.node(
      otherNode('data', `untold:${source.id}`, {
        name: `target of ${source.$.name}`,
        toldBy: source.id,
        unknown: targets.unknown,
      }),
    );
    builder.edge({ from, to, ...step('unknown', targets.unknown) });
    return;
  }
  for (const arn of targets.value ?? []) {
    const fn = invocations.named(arn);
    const [data] = dataTypes.flatMap(type => inventory.find(type, arn) ?? []);
    let node = otherNode('data', `unread:${source.id}:${arn}`, {
      name: arn.split(':').slice(5).join(':'),
      toldBy: source.id,
      unknown: 'it was not found',
    });
    if (fn) node = nodeOf('function', fn);
    else if (data) node = nodeOf('data', data);
    builder.edge({
      from,
      to: builder.node(node),
      ...step('open', 'AppSync calls it with a role'),
    });
  }
}
