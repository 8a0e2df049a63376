import { NormalizedSchema } from '@smithy/core/schema';
import { OperationModel, ServiceModel } from './model';
import { text, WireRequest } from './message';

/** What was found, with the labels of its path. */
export interface Match {
  operation: OperationModel;
  /** Decoded path labels by member name. */
  labels: Record<string, string>;
}

/** Where a request names an operation that the service's schemas don't hold. */
export interface NoMatch {
  /** As far as the request says. */
  operationName: string;
  /** Decides how the error is written. */
  service?: ServiceModel;
}

interface Route {
  operation: OperationModel;
  method: string;
  pattern: RegExp;
  labels: string[];
  literalQuery: [string, string][];
  /** Sorts the most literal route first. */
  rank: string;
}

/** S3's paths leave the bucket to the endpoint; with one of our own it comes first. */
function inBucket({ service, input }: OperationModel): boolean {
  return (
    service.id === 's3' &&
    NormalizedSchema.of(input).getMemberSchemas().Bucket !== undefined
  );
}

function compile(operation: OperationModel): Route | undefined {
  if (!operation.http) return undefined;
  const [method, template] = operation.http;
  const [plain, query = ''] = template.split('?');
  const path = inBucket(operation) ? `/{Bucket}${plain}` : plain;
  const labels: string[] = [];
  const segments = path.split('/').filter(Boolean);
  const pattern = segments.map(segment => {
    const label = /^\{([^+}]+)(\+?)\}$/.exec(segment);
    if (!label) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    labels.push(label[1]);
    return label[2] ? '(.+)' : '([^/]+)';
  });
  const literalQuery = [...new URLSearchParams(query)];
  const kinds = segments.map(segment => {
    if (!segment.startsWith('{')) return '0';
    return segment.includes('+') ? '2' : '1';
  });
  return {
    operation,
    method,
    pattern: new RegExp(`^/${pattern.join('/')}/?$`),
    labels,
    literalQuery,
    rank: `${9 - literalQuery.length}${kinds.join('')}`,
  };
}

/**
 * Finds the operation of a request among services that share a signing name.
 *
 * RPC protocols name it in `x-amz-target` or in the form's `Action`; REST protocols by method, path and literal query.
 */
export function createRouter(services: ServiceModel[]) {
  const bySigningName = new Map<
    string,
    { services: ServiceModel[]; routes: Map<string, Route[]> }
  >();
  for (const service of services) {
    const entry = bySigningName.get(service.signingName) ?? {
      services: [],
      routes: new Map<string, Route[]>(),
    };
    bySigningName.set(service.signingName, entry);
    entry.services.push(service);
    for (const operation of service.operations.values()) {
      const route = compile(operation);
      if (!route) continue;
      const { method } = route;
      entry.routes.set(method, [...(entry.routes.get(method) ?? []), route]);
    }
  }
  for (const { routes } of bySigningName.values()) {
    for (const ofMethod of routes.values())
      ofMethod.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  }

  return (signingName: string, request: WireRequest): Match | NoMatch => {
    const entry = bySigningName.get(signingName);
    if (!entry) return { operationName: 'unknown' };
    const [service] = entry.services;
    if (service.protocolName.startsWith('awsJson')) {
      const name = request.headers['x-amz-target']?.split('.').pop() ?? '';
      return named(service, name);
    }
    if (service.protocolName.endsWith('Query')) {
      const form = new URLSearchParams(text(request.body));
      return named(service, form.get('Action') ?? '');
    }
    for (const route of entry.routes.get(request.method) ?? []) {
      const found = route.pattern.exec(request.path);
      if (!found) continue;
      if (
        !route.literalQuery.every(([key, value]) =>
          value ? request.query.get(key) === value : request.query.has(key),
        )
      ) {
        continue;
      }
      const labels = Object.fromEntries(
        route.labels.map((label, i) => [
          label,
          decodeURIComponent(found[i + 1]),
        ]),
      );
      return { operation: route.operation, labels };
    }
    return { operationName: `${request.method} ${request.path}`, service };
  };
}

function named(service: ServiceModel, name: string): Match | NoMatch {
  const operation = service.operations.get(name);
  return operation
    ? { operation, labels: {} }
    : { operationName: name, service };
}
