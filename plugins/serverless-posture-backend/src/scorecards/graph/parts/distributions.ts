import {
  CacheBehavior,
  DistributionOrigin,
} from 'backstage-plugin-serverless-posture-node';
import { GraphNode, INTERNET } from '../graph';
import { Found, known } from '../inventory';
import { nodeOf, otherNode, step, Telling, told } from './telling';

type Distribution = Found<'AWS::CloudFront::Distribution'>;

const EXECUTE_API =
  /^([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

const BUCKET = /^(.+?)\.s3[.-]/;

/** Distributions, and those of their origins that are in the account. */
export function tellDistributions(telling: Telling): void {
  const { inventory, builder } = telling;
  for (const distribution of inventory.all('AWS::CloudFront::Distribution')) {
    const from = builder.node(nodeOf('distribution', distribution));
    builder.edge({
      from: INTERNET.id,
      to: from,
      ...told(() =>
        distribution.enabled
          ? step('open', 'the distribution is enabled')
          : step('guarded', 'the distribution is off'),
      ),
    });
    for (const origin of known(() => distribution.origins).value ?? [])
      tellOrigin(from, origin, distribution, telling);
  }
}

function tellOrigin(
  from: string,
  origin: DistributionOrigin,
  distribution: Distribution,
  telling: Telling,
): void {
  const target = targetOf(origin, distribution, telling);
  if (!target) return;
  telling.builder.edge({
    from,
    to: telling.builder.node(target),
    ...told(() => {
      const own = distribution.behaviors.filter(
        ({ targetOriginId }) => targetOriginId === origin.id,
      );
      return own.length > 0 && own.every(asksForSignature)
        ? step('guarded', 'viewers need a signed URL or cookie')
        : step('open', `origin ${origin.id}`);
    }),
  });
}

function asksForSignature(one: CacheBehavior): boolean {
  return one.trustedKeyGroups || one.trustedSigners;
}

function targetOf(
  { domainName }: DistributionOrigin,
  { $, id }: Distribution,
  { inventory }: Telling,
): GraphNode | undefined {
  const [, apiId, region] = EXECUTE_API.exec(domainName) ?? [];
  if (apiId) {
    const root = `arn:${$.arn.split(':')[1]}:apigateway:${region}::`;
    const api =
      inventory.find('AWS::ApiGateway::RestApi', `${root}/restapis/${apiId}`) ??
      inventory.find('AWS::ApiGatewayV2::Api', `${root}/apis/${apiId}`);
    return api
      ? nodeOf('api', api)
      : otherNode('api', `unread:${id}:${apiId}`, {
          name: `API ${apiId}`,
          toldBy: id,
          unknown: 'the API was not found',
        });
  }
  const domain = inventory
    .all('AWS::ApiGateway::DomainName')
    .find(one => one.$.name === domainName);
  if (domain) return nodeOf('domain', domain);
  const [, name] = BUCKET.exec(domainName) ?? [];
  const bucket = inventory
    .all('AWS::S3::Bucket')
    .find(one => one.$.name === name);
  return bucket && nodeOf('data', bucket);
}
