import { parseArn } from './arn';
import { globalRegionOf } from './partitions';

const hosts: Record<string, string> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

const API =
  /^\/(restapis|apis)\/([^/]+)(?:\/(stages|resources|routes)\/([^/]+))?/;

/**
 * Where the AWS console shows a resource, by its ARN; undefined for resources that it has no page for. The console asks
 * for the account itself, as the URL cannot name it.
 */
export function consoleLink(resource: {
  arn: string;
  region: string;
}): string | undefined {
  const arn = parseArn(resource.arn);
  if (!arn || resource.arn.endsWith('*')) return undefined;
  const region = arn.region || globalRegionOf(arn.partition);
  const host = hosts[arn.partition] ?? hosts.aws;
  const page = (path: string) =>
    arn.service === 'iam'
      ? `https://${host}/${path}`
      : `https://${region}.${host}/${path}`;

  switch (arn.service) {
    case 'lambda': {
      const [kind, name] = arn.resource.split(':');
      return kind === 'function'
        ? page(
            `lambda/home?region=${region}#/functions/${encodeURIComponent(
              name,
            )}`,
          )
        : undefined;
    }
    case 'apigateway': {
      const home = `apigateway/main`;
      const [, , domain] = /^\/(domainnames)\/(.+)$/.exec(arn.resource) ?? [];
      if (domain)
        return page(
          `${home}/publish/domain-names?domain=${encodeURIComponent(
            domain,
          )}&region=${region}`,
        );
      const [, kind, api, child, id] = API.exec(arn.resource) ?? [];
      if (!api) return undefined;
      if (child === 'stages') {
        return kind === 'restapis'
          ? page(`${home}/apis/${api}/stages?api=${api}&region=${region}`)
          : page(
              `${home}/api-detail?api=${api}&stage=${encodeURIComponent(
                id,
              )}&region=${region}`,
            );
      }
      return kind === 'restapis'
        ? page(`${home}/apis/${api}/resources?api=${api}&region=${region}`)
        : page(`${home}/develop/routes?api=${api}&region=${region}`);
    }
    case 'iam': {
      const [kind, ...path] = arn.resource.split('/');
      return kind === 'role'
        ? page(
            `iam/home#/roles/details/${encodeURIComponent(
              path[path.length - 1],
            )}`,
          )
        : undefined;
    }
    case 'securityhub':
      return page(`securityhub/home?region=${region}#/summary`);
    default:
      return undefined;
  }
}
