import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { RELATION_PARENT_OF } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { FindingQuery } from 'backstage-plugin-serverless-posture-common';
import { omit, uniq } from 'lodash';
import { DateTime } from 'luxon';
import { controlsOfFramework } from '../controls/frameworks';
import { relatedBelow } from '../ownership/related';
import { PostureFilter } from '../store/types';
import { ApiContext } from './context';

/** The filters of `GET /findings`, without sort and page. */
export type FilterQuery = Omit<
  FindingQuery,
  'sort' | 'order' | 'facets' | 'cursor' | 'limit'
>;

/** Parameters that are resolved to others. */
const RESOLVED = [
  'framework',
  'subTeams',
  'firstSeenFrom',
  'firstSeenUntil',
  'minimumAge',
  'maximumAge',
] as const;

/**
 * The filter that a query means: frameworks as their controls, ages as moments, groups with those below them as far as the
 * caller may read the catalog. Throws an InputError that names the parameter and what it may be.
 */
export async function findingFilter(
  context: Pick<ApiContext, 'catalog' | 'controls' | 'now'>,
  credentials: BackstageCredentials,
  query: FilterQuery,
): Promise<PostureFilter> {
  const { framework, subTeams } = query;
  const filter: PostureFilter = omit(query, RESOLVED);
  const at = context.now();
  return {
    ...filter,
    at,
    owner:
      subTeams && filter.owner
        ? await withSubTeams(context, credentials, filter.owner)
        : filter.owner,
    controlOf: framework && controlsOf(context, framework),
    firstSeen: period(query, at),
  };
}

function controlsOf(
  { controls }: Pick<ApiContext, 'controls'>,
  frameworks: string[],
): string[] {
  return uniq(frameworks.flatMap(one => controlsOfFramework(controls, one)));
}

async function withSubTeams(
  { catalog }: Pick<ApiContext, 'catalog'>,
  credentials: BackstageCredentials,
  owners: string[],
): Promise<string[]> {
  const groups = owners.filter(ref => ref.startsWith('group:'));
  const below = await relatedBelow(
    catalog,
    credentials,
    groups,
    RELATION_PARENT_OF,
  );
  return uniq([...owners, ...below]);
}

/** From the later of the beginnings to the earlier of the ends. */
function period(
  query: Pick<
    FilterQuery,
    'firstSeenFrom' | 'firstSeenUntil' | 'minimumAge' | 'maximumAge'
  >,
  at: Date,
): PostureFilter['firstSeen'] {
  const { minimumAge, maximumAge } = query;
  if (
    minimumAge !== undefined &&
    maximumAge !== undefined &&
    minimumAge > maximumAge
  ) {
    throw new InputError(
      `minimumAge: ${minimumAge} days is more than maximumAge, ${maximumAge}; nothing can be both`,
    );
  }
  const daysAgo = (days: number | undefined) =>
    days === undefined
      ? undefined
      : DateTime.fromJSDate(at, { zone: 'utc' }).minus({ days }).toJSDate();
  const from = [moment(query, 'firstSeenFrom'), daysAgo(maximumAge)];
  const until = [moment(query, 'firstSeenUntil'), daysAgo(minimumAge)];
  const sorted = (moments: (Date | undefined)[]) =>
    moments
      .filter((one): one is Date => one !== undefined)
      .sort((a, b) => a.getTime() - b.getTime());
  return { from: sorted(from).at(-1), until: sorted(until).at(0) };
}

function moment(
  query: FilterQuery,
  name: 'firstSeenFrom' | 'firstSeenUntil',
): Date | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  const parsed = DateTime.fromISO(text, { zone: 'utc' });
  // Text of moments sorts as they do only while years have four digits.
  if (!parsed.isValid || parsed.year < 1000 || parsed.year > 9999) {
    throw new InputError(
      `${name}: ${JSON.stringify(
        text,
      )} is no day or moment; write 2026-11-21 or 2026-11-21T10:00:00Z`,
    );
  }
  return parsed.toJSDate();
}
