import { canonicalArn } from '../../../aws';
import { urlAuthTypes, urlCallers } from '../../../controls/lambda/invocation';
import { INTERNET } from '../graph';
import { Found, known } from '../inventory';
import { dataTypes } from '../types';
import {
  Admission,
  apiIdOf,
  everyone,
  FunctionPolicy,
  isApiGateway,
  namesOneApi,
  policiesOf,
} from './invocations';
import { tellRole } from './roles';
import { nodeOf, otherNode, Step, step, Telling, told } from './telling';

type Fn = Found<'AWS::Lambda::Function'>;

/** Functions, what calls them beside APIs, and the roles that they run with. */
export function tellFunctions(telling: Telling): void {
  const { inventory, builder } = telling;
  for (const fn of inventory.all('AWS::Lambda::Function')) {
    const id = builder.node(nodeOf('function', fn));
    tellUrls(id, fn, telling);
    const callers = telling.invocations.of(fn);
    // Anyone with an AWS account may call what everyone may invoke.
    for (const passed of callers.everyone)
      if (passed.passage !== 'guarded')
        builder.edge({ from: INTERNET.id, to: id, ...passed });
    for (const one of callers.admitted) tellAdmission(id, fn, one, telling);
    const role = known(() => fn.role);
    const to =
      role.value === undefined
        ? builder.node(
            otherNode('role', `untold:${fn.id}`, {
              name: 'role',
              toldBy: fn.id,
              unknown: 'unknown' in role ? role.unknown : '',
            }),
          )
        : tellRole(role.value, fn, telling);
    builder.edge({ from: id, to, ...step('open', 'execution role') });
  }
  tellSources(telling);
}

function tellUrls(to: string, fn: Fn, { builder }: Telling): void {
  const urls = known(() => fn.urls);
  if ('unknown' in urls) {
    // Not read where no policy lets anyone in through a URL.
    if (policiesOf(fn).every(letsNobodyInByUrl)) return;
    const from = builder.node(
      otherNode('url', `unread:${fn.id}`, {
        name: `URL of ${fn.$.name}`,
        toldBy: fn.id,
        unknown: urls.unknown,
      }),
    );
    const unknown = step('unknown', urls.unknown);
    builder.edge({ from: INTERNET.id, to: from, ...unknown });
    builder.edge({ from, to, ...unknown });
    return;
  }
  for (const { functionArn, authType, host } of urls.value) {
    const from = builder.node(
      otherNode('url', `${fn.id}:${functionArn}`, {
        name: host ?? `URL of ${fn.$.name}`,
        remark: authType === 'NONE' ? 'no authentication' : 'IAM',
        toldBy: fn.id,
      }),
    );
    const passed = policyOf(fn, functionArn, policy =>
      everyone(
        urlCallers(policy, authType),
        `AuthType ${authType}, and the policy admits everyone`,
        `AuthType ${authType}, and the policy does not admit everyone`,
      ),
    );
    builder.edge({ from: INTERNET.id, to: from, ...passed });
    builder.edge({ from, to, ...step('open', 'function URL') });
  }
}

function letsNobodyInByUrl(one: FunctionPolicy): boolean {
  if ('unknown' in one) return false;
  const grants = known(() =>
    urlAuthTypes.flatMap(type => urlCallers(one.policy, type).everyone),
  );
  return grants.value?.length === 0;
}

/** Judges the policy that guards an ARN of a function. */
function policyOf(
  fn: Fn,
  functionArn: string,
  judge: (policy: string | null) => Step,
): Step {
  return told(() => {
    const qualified = functionArn.split(':').length > 7;
    if (!qualified) return judge(fn.policy);
    const own = fn.qualifiedPolicies.find(
      one => one.functionArn === functionArn,
    );
    return own
      ? judge(own.policy)
      : step('unknown', 'the policy of the alias was not read');
  });
}

/** Callers that a policy admits and that the graph has not met as an API of the account. */
function tellAdmission(
  to: string,
  fn: Fn,
  admission: Admission,
  telling: Telling,
): void {
  if (isApiGateway(admission)) tellUnmetApi(to, fn, admission, telling);
  else if (admission.service.startsWith('elasticloadbalancing.'))
    tellLoadBalancers(to, fn, telling);
}

function tellUnmetApi(
  to: string,
  fn: Fn,
  admission: Admission,
  { inventory, builder }: Telling,
): void {
  const account = admission.source?.split(':')[4];
  const id = apiIdOf(admission);
  const isForeign =
    account !== undefined &&
    /^\d+$/.test(account) &&
    account !== fn.$.accountId;
  if (!isForeign) {
    const root = `arn:${fn.$.arn.split(':')[1]}:apigateway:${fn.$.region}::`;
    const isKnown =
      namesOneApi(admission) &&
      (inventory.find('AWS::ApiGateway::RestApi', `${root}/restapis/${id}`) ??
        inventory.find('AWS::ApiGatewayV2::Api', `${root}/apis/${id}`));
    const unread =
      inventory.missing('AWS::ApiGateway::RestApi', fn.$) ??
      inventory.missing('AWS::ApiGatewayV2::Api', fn.$);
    if (isKnown || !unread) return;
  }
  const why = isForeign
    ? 'the API belongs to another account'
    : 'the APIs of the Region could not be read';
  const from = builder.node(
    otherNode('api', `unread:${fn.id}:${id}`, {
      name: id === '*' ? 'an API' : `API ${id}`,
      toldBy: fn.id,
      unknown: why,
    }),
  );
  builder.edge({ from: INTERNET.id, to: from, ...step('unknown', why) });
  builder.edge({ from, to, ...step('unknown', why) });
}

const UNTOLD_TARGET = 'which function a load balancer calls is not told';

/** Rules of listeners forward to functions that they don't name. */
function tellLoadBalancers(
  to: string,
  fn: Fn,
  { inventory, builder }: Telling,
): void {
  const listeners = inventory
    .all('AWS::ElasticLoadBalancingV2::Listener')
    .filter(({ $ }) => $.region === fn.$.region);
  for (const listener of listeners) {
    const from = builder.node(nodeOf('loadBalancer', listener));
    builder.edge({
      from: INTERNET.id,
      to: from,
      ...told(() =>
        listener.scheme === 'internal'
          ? step('guarded', 'internal load balancer')
          : step('open', 'internet-facing load balancer'),
      ),
    });
    builder.edge({
      from,
      to,
      ...told(() =>
        listener.functionRules.every(({ authenticates }) => authenticates)
          ? step('guarded', 'its rules authenticate callers')
          : step('unknown', UNTOLD_TARGET),
      ),
    });
  }
  if (inventory.missing('AWS::ElasticLoadBalancingV2::Listener', fn.$)) {
    const unread = step('unknown', 'load balancers could not be read');
    const from = builder.node(
      otherNode('loadBalancer', `unread:${fn.id}`, {
        name: 'load balancer',
        toldBy: fn.id,
        unknown: unread.evidence,
      }),
    );
    builder.edge({ from: INTERNET.id, to: from, ...unread });
    builder.edge({ from, to, ...unread });
  }
}

/** What sends events to functions. */
function tellSources(telling: Telling): void {
  const { inventory } = telling;
  for (const mapping of inventory.all('AWS::Lambda::EventSourceMapping')) {
    const arns = known(() => [mapping.eventSourceArn, mapping.functionArn]);
    const [source, target] = arns.value ?? [];
    if (target) tellSource(source ?? null, target, mapping, telling);
  }
  for (const subscription of inventory.all('AWS::SNS::Subscription')) {
    const { value } = known(() => ({
      topic: subscription.topicArn,
      target: subscription.protocol === 'lambda' ? subscription.endpoint : null,
    }));
    if (value?.target)
      tellSource(value.topic, value.target, subscription, telling);
  }
  for (const bucket of inventory.all('AWS::S3::Bucket')) {
    for (const target of known(() => bucket.notificationTargets).value ?? [])
      tellSource(bucket.$.arn, target, bucket, telling);
  }
  for (const rule of inventory.all('AWS::Events::Rule')) {
    for (const { arn } of known(() => rule.targets).value ?? [])
      tellSource(rule.$.arn, arn, rule, telling);
  }
}

function tellSource(
  sourceArn: string | null,
  targetArn: string,
  teller: Found<any>,
  { inventory, builder, invocations }: Telling,
): void {
  const fn = /:lambda:/.test(targetArn)
    ? invocations.named(canonicalArn(targetArn))
    : undefined;
  if (!fn) return;
  const found =
    teller.$.arn === sourceArn
      ? teller
      : dataTypes
          .flatMap(type => inventory.find(type, withoutStream(sourceArn)) ?? [])
          .find(Boolean);
  const from = builder.node(
    found
      ? nodeOf('source', found)
      : otherNode('source', `unread:${teller.id}`, {
          name: sourceArn?.split(':').slice(5).join(':') ?? 'external source',
          toldBy: teller.id,
          unknown: 'the source was not read',
        }),
  );
  builder.edge({
    from,
    to: builder.node(nodeOf('function', fn)),
    ...step('open', 'sends events to the function'),
  });
}

/** The table of a stream of it. */
function withoutStream(arn: string | null): string {
  return (arn ?? '').replace(/\/stream\/.*$/, '');
}
