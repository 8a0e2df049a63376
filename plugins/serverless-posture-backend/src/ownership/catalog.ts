import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ARNS,
  ANNOTATION_TAGS,
  FUNCTION_ANNOTATIONS,
} from 'backstage-plugin-serverless-posture-common';
import { canonicalArn } from '../aws/arn';
import { arnPattern, ArnPattern } from './arnPattern';

/** What an entity's annotations claim. */
export interface Claim {
  entityRef: string;
  /** The annotation, for people. */
  annotation: string;
  /** One of the ARNs that it lists, or its tags. */
  value: string;
}

/** A claim to the resources whose ARN matches a pattern. */
export interface ArnClaim extends Claim {
  pattern: ArnPattern;
}

/** A claim to the resources that carry all of some tags. */
export interface TagClaim extends Claim {
  tags: [key: string, value: string][];
}

/** What attribution needs of the catalog. */
export interface CatalogIndex {
  /** Refs of every entity, and for those that have one, of its owner. */
  readonly owners: ReadonlyMap<string, string | undefined>;
  /** Refs of groups and users by their e-mail address in lower case. */
  readonly byEmail: ReadonlyMap<string, string>;
  /** Refs of entities by kind and name in lower case, such as `component/checkout`, in any namespace. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Claims to one ARN, by that ARN. */
  readonly exactArns: ReadonlyMap<string, readonly ArnClaim[]>;
  readonly arnPatterns: readonly ArnClaim[];
  readonly tags: readonly TagClaim[];
  /** Annotations that say nothing, as sentences for a log. */
  readonly problems: readonly string[];
}

/** Indexes pages of entities. */
export async function indexCatalog(
  pages: AsyncIterable<Entity[]> | Iterable<Entity[]>,
): Promise<CatalogIndex> {
  const index = {
    owners: new Map<string, string | undefined>(),
    byEmail: new Map<string, string>(),
    byName: new Map<string, string[]>(),
    exactArns: new Map<string, ArnClaim[]>(),
    arnPatterns: [] as ArnClaim[],
    tags: [] as TagClaim[],
    problems: [] as string[],
  };
  for await (const entities of pages) {
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      index.owners.set(ref, ownerOf(entity));
      const email = emailOf(entity);
      if (email && !index.byEmail.has(email)) index.byEmail.set(email, ref);
      push(index.byName, nameKey(entity.kind, entity.metadata.name), ref);
      for (const claim of arnClaims(entity, ref)) {
        if (claim.pattern.exact)
          push(index.exactArns, claim.pattern.exact, claim);
        else index.arnPatterns.push(claim);
      }
      const tags = tagClaim(entity, ref);
      if (typeof tags === 'string') index.problems.push(tags);
      else if (tags) index.tags.push(tags);
    }
  }
  return index;
}

/** The key of {@link CatalogIndex.byName}. */
export function nameKey(kind: string, name: string): string {
  return `${kind}/${name}`.toLocaleLowerCase('en-US');
}

/** Whether an entity owns, rather than is owned: a group or a user. */
export function isOwnerRef(ref: string): boolean {
  return ref.startsWith('group:') || ref.startsWith('user:');
}

function ownerOf(entity: Entity): string | undefined {
  const related = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  if (related) return related.targetRef;
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string' || !owner) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: entity.metadata.namespace,
      }),
    );
  } catch {
    return undefined;
  }
}

function emailOf(entity: Entity): string | undefined {
  const profile = entity.spec?.profile;
  const email =
    profile &&
    typeof profile === 'object' &&
    'email' in profile &&
    profile.email;
  return typeof email === 'string' ? email.toLowerCase() : undefined;
}

function arnClaims(entity: Entity, entityRef: string): ArnClaim[] {
  return [ANNOTATION_ARNS, ...FUNCTION_ANNOTATIONS].flatMap(annotation =>
    listed(entity, annotation).map(value => ({
      entityRef,
      annotation,
      value,
      pattern: arnPattern(canonicalArn(value)),
    })),
  );
}

/** The entity's claim by tags, undefined without one, or what is wrong with it. */
function tagClaim(
  entity: Entity,
  entityRef: string,
): TagClaim | string | undefined {
  const pairs = listed(entity, ANNOTATION_TAGS);
  if (pairs.length === 0) return undefined;
  const tags: TagClaim['tags'] = [];
  for (const pair of pairs) {
    const [key, ...rest] = pair.split('=');
    // Left out, the others would claim more than was meant.
    if (!key || rest.length === 0) {
      return `${entityRef}: ${ANNOTATION_TAGS}: '${pair}' is no key=value; the annotation is ignored`;
    }
    tags.push([key.trim(), rest.join('=').trim()]);
  }
  return {
    entityRef,
    annotation: ANNOTATION_TAGS,
    value: pairs.join(','),
    tags,
  };
}

function listed(entity: Entity, annotation: string): string[] {
  const text = entity.metadata.annotations?.[annotation] ?? '';
  return text
    .split(',')
    .map(item => item.trim())
    .filter(Boolean);
}

function push<T>(map: Map<string, T[]>, key: string, value: T) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
