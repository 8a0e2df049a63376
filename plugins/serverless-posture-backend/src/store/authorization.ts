import {
  AllOfCriteria,
  AnyOfCriteria,
  NotCriteria,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';

/** What a permission rule means in SQL: columns that resources and findings both have. @public */
export type PostureCondition =
  | { kind: 'owner'; owners: string[] }
  | { kind: 'account'; accounts: string[] };

/** What a caller may see; undefined for everything. */
export type PostureAuthorization =
  | PermissionCriteria<PostureCondition>
  | undefined;

/** Lets nothing through. */
export const seesNothing: PostureAuthorization = {
  kind: 'account',
  accounts: [],
};

/** Narrows a query on resources or findings to what the caller may see. */
export function whereAuthorized(
  query: Knex.QueryBuilder,
  table: string,
  authorization: PostureAuthorization,
): void {
  if (authorization)
    query.where(inner => addCriteria(inner, table, authorization));
}

/**
 * Whether a caller may see all there is of an entity, as a snapshot sums it up: true only where that is certain.
 * A snapshot spans accounts, so rules on accounts decide nothing.
 */
export function seesAllOf(
  authorization: PostureAuthorization,
  entity: { ownerRef?: string; serviceRef?: string },
): boolean {
  return !authorization || holdsFor(authorization, entity) === true;
}

/** Undefined where it can't be told. */
function holdsFor(
  criteria: PermissionCriteria<PostureCondition>,
  entity: { ownerRef?: string; serviceRef?: string },
): boolean | undefined {
  if (isAllOf(criteria)) {
    const parts = criteria.allOf.map(part => holdsFor(part, entity));
    if (parts.includes(false)) return false;
    return parts.includes(undefined) ? undefined : true;
  }
  if (isAnyOf(criteria)) {
    const parts = criteria.anyOf.map(part => holdsFor(part, entity));
    if (parts.includes(true)) return true;
    return parts.includes(undefined) ? undefined : false;
  }
  if (isNot(criteria)) {
    const holds = holdsFor(criteria.not, entity);
    return holds === undefined ? undefined : !holds;
  }
  if (criteria.kind === 'account') return undefined;
  const { owners } = criteria;
  return [entity.ownerRef, entity.serviceRef].some(
    ref => ref !== undefined && owners.includes(ref),
  );
}

function addCriteria(
  query: Knex.QueryBuilder,
  table: string,
  criteria: PermissionCriteria<PostureCondition>,
): void {
  if (isAllOf(criteria)) {
    for (const part of criteria.allOf)
      query.andWhere(inner => addCriteria(inner, table, part));
  } else if (isAnyOf(criteria)) {
    for (const part of criteria.anyOf)
      query.orWhere(inner => addCriteria(inner, table, part));
  } else if (isNot(criteria)) {
    query.whereNot(inner => addCriteria(inner, table, criteria.not));
  } else if (criteria.kind === 'account') {
    query.whereIn(`${table}.account_id`, criteria.accounts);
  } else {
    query
      .where(owner => whereNamed(owner, `${table}.owner_ref`, criteria.owners))
      .orWhere(service =>
        whereNamed(service, `${table}.service_ref`, criteria.owners),
      );
  }
}

/** Never null, so that its negation holds for what has no owner. */
function whereNamed(query: Knex.QueryBuilder, column: string, refs: string[]) {
  query.whereNotNull(column).whereIn(column, refs);
}

function isAllOf<T>(
  criteria: PermissionCriteria<T>,
): criteria is AllOfCriteria<T> {
  return Object.prototype.hasOwnProperty.call(criteria, 'allOf');
}
function isAnyOf<T>(
  criteria: PermissionCriteria<T>,
): criteria is AnyOfCriteria<T> {
  return Object.prototype.hasOwnProperty.call(criteria, 'anyOf');
}
function isNot<T>(criteria: PermissionCriteria<T>): criteria is NotCriteria<T> {
  return Object.prototype.hasOwnProperty.call(criteria, 'not');
}
