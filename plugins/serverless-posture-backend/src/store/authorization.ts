import {
  AllOfCriteria,
  AnyOfCriteria,
  NotCriteria,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { Severity } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { rankOf } from './filter';

/** A resource has no severity: neither the rule nor its negation lets it through. */
const UNKNOWN = 'cast(null as boolean)';

/** What a permission rule means in SQL: columns that resources and findings both have, and the severity of findings. @public */
export type PostureCondition =
  | { kind: 'owner'; owners: string[] }
  | { kind: 'account'; accounts: string[] }
  | { kind: 'severity'; severities: Severity[] };

/** What is known of something that a caller asks for. What is left out may be anything; of owner and service, one says both. */
export interface PartialSubject {
  accountId?: string;
  ownerRef?: string;
  serviceRef?: string;
  severity?: Severity;
}

/** What rules ask about a finding; one without an owner or service has it undefined. */
export type FindingSubject = {
  [Field in keyof Required<PartialSubject>]: PartialSubject[Field];
};

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

/** What two authorizations both allow. */
export function bothOf(
  one: PostureAuthorization,
  other: PostureAuthorization,
): PostureAuthorization {
  return one && other ? { allOf: [one, other] } : one ?? other;
}

/**
 * Whether a caller may see all there is of an entity, as a snapshot sums it up: true only where that is certain.
 * A snapshot spans accounts and severities, so rules on them decide nothing.
 */
export function seesAllOf(
  authorization: PostureAuthorization,
  entity: PartialSubject,
): boolean {
  return !authorization || holdsFor(authorization, entity) === true;
}

/** Whether a caller may see a finding, by all that rules ask about: what {@link whereAuthorized} says, without a database. */
export function allowing(
  authorization: PostureAuthorization,
): (finding: FindingSubject) => boolean {
  return finding => !authorization || holdsFor(authorization, finding) === true;
}

/** Undefined where it can't be told. */
function holdsFor(
  criteria: PermissionCriteria<PostureCondition>,
  entity: PartialSubject,
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
  if (criteria.kind === 'account')
    return within(criteria.accounts, entity.accountId);
  if (criteria.kind === 'severity')
    return within(criteria.severities, entity.severity);
  const { owners } = criteria;
  if (!('ownerRef' in entity || 'serviceRef' in entity)) return undefined;
  return [entity.ownerRef, entity.serviceRef].some(
    ref => ref !== undefined && owners.includes(ref),
  );
}

function within<T>(allowed: T[], value: T | undefined): boolean | undefined {
  return value === undefined ? undefined : allowed.includes(value);
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
  } else if (criteria.kind === 'severity') {
    if (table === 'resources') query.whereRaw(UNKNOWN);
    else query.whereIn(`${table}.severity`, criteria.severities.map(rankOf));
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
