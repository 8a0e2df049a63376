import { Collector } from 'backstage-plugin-serverless-posture-node';
import { apiGatewayCollector } from './apiGateway';
import { apiGatewayV2Collector } from './apiGatewayV2';
import { iamCollector } from './iam';
import { lambdaCollector } from './lambda';
import { securityHubCollector } from './securityHub';

/**
 * Our collectors, each cut to what resource types of it are needed.
 *
 * @param needed - types that the enabled controls judge or read
 */
export function defaultCollectors(needed: ReadonlySet<string>): Collector[] {
  return [
    lambdaCollector,
    apiGatewayCollector(needed),
    apiGatewayV2Collector(needed),
    iamCollector,
    securityHubCollector,
  ];
}

/**
 * The collectors that yield the needed types, ours and `additional` ones, without the listings that nobody needs: what
 * no enabled control reads is not called for.
 */
export function collectorsFor(
  needed: ReadonlySet<string>,
  additional: readonly Collector[] = [],
): Collector[] {
  return [...defaultCollectors(needed), ...additional]
    .map(collector => ({
      ...collector,
      listings: collector.listings.filter(({ resourceTypes }) =>
        resourceTypes.some(type => needed.has(type)),
      ),
    }))
    .filter(({ listings }) => listings.length > 0);
}
