import {
  AllOfCriteria,
  AnyOfCriteria,
  NotCriteria,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';

/** What a permission rule means in SQL: columns that resources and findings both have. */
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
