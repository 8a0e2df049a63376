import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ANNOTATION_DISCOVERED } from 'backstage-plugin-serverless-posture-common';
import { createHash } from 'crypto';
import { Claims } from './claims';
import { pushTo } from './pushTo';

/** What attribution needs of the catalog. */
export interface CatalogIndex {
  /** Refs of every entity, and for those that have one, of its owner. */
  readonly owners: ReadonlyMap<string, string | undefined>;
  /** Refs of groups and users by their e-mail address in lower case. */
  readonly byEmail: ReadonlyMap<string, string>;
  /** Refs of entities by kind and name in lower case, such as `component/checkout`, in any namespace. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly claims: Claims;
  /** Equal for catalogs that attribute alike. */
  readonly fingerprint: string;
}

/** Indexes pages of entities. */
export async function indexCatalog(
  pages: AsyncIterable<Entity[]> | Iterable<Entity[]>,
): Promise<CatalogIndex> {
  const owners = new Map<string, string | undefined>();
  const byEmail = new Map<string, string>();
  const byName = new Map<string, string[]>();
  const claims = new Claims();
  const prints: string[] = [];
  for await (const entities of pages) {
    for (const entity of entities) {
      // What we found ourselves tells nothing about whose it is.
      if (entity.metadata.annotations?.[ANNOTATION_DISCOVERED]) continue;
      const ref = stringifyEntityRef(entity);
      const owner = ownerOf(entity);
      const email = emailOf(entity);
      owners.set(ref, owner);
      if (email && !byEmail.has(email)) byEmail.set(email, ref);
      pushTo(byName, nameKey(entity.kind, entity.metadata.name), ref);
      claims.add(entity, ref);
      prints.push(hashOf([ref, owner, email, entity.metadata.annotations]));
    }
  }
  const fingerprint = hashOf(prints.sort());
  return { owners, byEmail, byName, claims, fingerprint };
}

/** The key of {@link CatalogIndex.byName}. */
export function nameKey(kind: string, name: string): string {
  return `${kind}/${name}`.toLowerCase();
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

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
