/** The parts of an ARN: `arn:partition:service:region:account:resource`. */
export interface Arn {
  partition: string;
  service: string;
  /** Empty for global services. */
  region: string;
  /** Empty where the service leaves it out, as API Gateway and S3 do. */
  accountId: string;
  resource: string;
}

/** The parts of an ARN, or undefined where the text is none. */
export function parseArn(text: string): Arn | undefined {
  const [scheme, partition, service, region, accountId, ...rest] =
    text.split(':');
  const resource = rest.join(':');
  if (scheme !== 'arn' || !partition || !service || !resource) return undefined;
  return { partition, service, region, accountId, resource };
}

/** The inverse of {@link parseArn}. */
export function formatArn({
  partition,
  service,
  region,
  accountId,
  resource,
}: Arn): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** The ARN that names an account itself, as findings about accounts do. */
export function accountArn(accountId: string, partition = 'aws'): string {
  return `arn:${partition}:iam::${accountId}:root`;
}

/**
 * The one ARN that we key a resource by, from any of the forms in which Security Hub, tags, policies and integrations
 * name it: functions without qualifier, API Gateway without account and with its leading slash, stages instead of
 * `execute-api`, accounts as their root. Text that is no ARN, and ARNs of other services, are returned as they are.
 *
 * `execute-api` ARNs don't say which API Gateway they mean: `version` does.
 */
export function canonicalArn(text: string, version: 1 | 2 = 1): string {
  const account = /^AWS::::Account:(\d{12})$/.exec(text);
  if (account) return accountArn(account[1]);
  const arn = parseArn(text);
  if (!arn) return text;
  switch (arn.service) {
    case 'lambda':
      return formatArn({ ...arn, resource: unqualified(arn.resource) });
    case 'apigateway':
      return formatArn({
        ...arn,
        accountId: '',
        resource: apiGatewayPath(arn.resource),
      });
    case 'execute-api':
      return formatArn({
        ...arn,
        service: 'apigateway',
        accountId: '',
        resource: stagePath(arn.resource, version),
      });
    default:
      return text;
  }
}

/** `function:name:qualifier` without the qualifier; anything else of Lambda unchanged. */
function unqualified(resource: string): string {
  const [kind, name] = resource.split(':');
  return kind === 'function' && name ? `function:${name}` : resource;
}

function apiGatewayPath(resource: string): string {
  const path = decode(resource).replace(/^\/*/, '/');
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}

/** `apiId/stage/METHOD/path` as the path of the stage, `apiId` or `apiId/*` as that of the API. */
function stagePath(resource: string, version: 1 | 2): string {
  const [api, stage] = decode(resource).split('/');
  const path = `/${version === 1 ? 'restapis' : 'apis'}/${api}`;
  return stage && stage !== '*' ? `${path}/stages/${stage}` : path;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone percent sign stands for itself.
  }
}
