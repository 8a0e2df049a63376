import {
  NormalizedSchema,
  translateTraits,
  type TypeRegistry,
} from '@smithy/core/schema';

/**
 * A schema as the clients of the AWS SDK export it. Structures are
 * `[3, namespace, name, traits, memberNames, members, requiredCount]`, errors start with `-3`, members are a schema or
 * `[schema, traits]`. The layout is no promised interface of the SDK; the round trip test notices a change.
 */
export type Schema = any;

/** One operation of a service. */
export interface OperationModel {
  service: ServiceModel;
  /** Such as `ListFunctions`. */
  name: string;
  /** Method, path template and status of REST protocols. */
  http?: [method: string, path: string, status: number];
  input: Schema;
  output: Schema;
}

/** One AWS service, read from its SDK client. */
export interface ServiceModel {
  /** The SDK's name, such as `apigatewayv2`. */
  id: string;
  /** Signing name: the service in the credential scope, such as `apigateway`. */
  signingName: string;
  /** Such as `restJson1`, `awsJson1_1`, `awsQuery`, `ec2Query`. */
  protocolName: string;
  /** The client's protocol object, which reads answers and writes requests; we use it the other way round. */
  protocol: any;
  operations: Map<string, OperationModel>;
  /** Modelled errors by name. */
  errors: Map<string, Schema>;
}

/** Clients are loaded with these values and never send anything. */
const idleConfig = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
};

/**
 * Reads a service from the module of an SDK client: its operations are the exported schemas, its protocol is what the
 * client would use.
 *
 * @param id - such as `lambda`
 * @param Client - the client class
 * @param module - the exports of the client's package
 * @param signingName - where the service has the client of another one
 */
export function loadService(
  id: string,
  Client: new (config: any) => { config: any },
  module: Record<string, any>,
  signingName?: string,
): ServiceModel {
  const { config } = new Client(idleConfig);
  config.protocol.setSerdeContext(config);
  const service: ServiceModel = {
    id,
    signingName: signingName ?? config.defaultSigningName,
    protocolName: config.protocol.getShapeId().split('#')[1],
    protocol: config.protocol,
    operations: new Map(),
    errors: new Map(),
  };
  for (const exported of Object.values(module)) {
    if (!Array.isArray(exported)) continue;
    const [kind, , name, traits, input, output] = exported;
    if (kind !== 9) continue;
    const { http } = translateTraits(traits) as {
      http?: OperationModel['http'];
    };
    service.operations.set(name, { service, name, http, input, output });
  }
  for (const registry of config.protocolSettings
    .errorTypeRegistries as TypeRegistry[]) {
    registry.find(schema => {
      if (Array.isArray(schema) && (schema[0] as number) === -3) {
        service.errors.set(schema[2] as string, schema);
      }
      return false;
    });
  }
  return service;
}

/** Traits that bind a member of a structure to the URL of a request. */
const urlTraits = ['httpLabel', 'httpQuery', 'httpQueryParams'];

/** Whether a member travels in the URL of a request. */
export function isInUrl(member: NormalizedSchema): boolean {
  const traits = member.getMergedTraits() as Record<string, unknown>;
  return urlTraits.some(trait => traits[trait]);
}

/**
 * A copy of a structure's schema, under another name and with other members. `pick` returns the member's schema, changed
 * or not, or undefined to leave it out.
 */
export function reshape(
  schema: Schema,
  name: string,
  pick: (member: NormalizedSchema, memberName: string) => Schema | undefined,
): Schema {
  const source = NormalizedSchema.of(schema);
  if (source.isUnitSchema()) return [3, '', name, 0, [], [], 0];
  const names: string[] = [];
  const members: Schema[] = [];
  for (const [memberName, member] of source.structIterator()) {
    const picked = pick(member, memberName);
    if (picked === undefined) continue;
    names.push(memberName);
    members.push(picked);
  }
  const [kind, namespace, , traits] = source.getSchema() as Schema;
  return [kind, namespace, name, traits, names, members, 0];
}

/** A member without the given traits. */
export function withoutTraits(
  member: NormalizedSchema,
  traits: string[],
): Schema {
  const kept = { ...(member.getMergedTraits() as Record<string, unknown>) };
  for (const trait of traits) delete kept[trait];
  return [member.getSchema(), kept];
}

/** A value per object, computed when first asked for. */
export function memoized<K extends object, V>(
  compute: (key: K) => V,
): (key: K) => V {
  const values = new WeakMap<K, V>();
  return key => {
    if (!values.has(key)) values.set(key, compute(key));
    return values.get(key)!;
  };
}

export { urlTraits };
