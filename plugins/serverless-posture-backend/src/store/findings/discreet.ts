import { Knex } from 'knex';
import { escapeRegExp, uniq, without } from 'lodash';
import { canonicalArn, parseArn } from '../../aws/arn';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { inLists } from '../batches';
import { resourceId } from '../ids';
import { FindingRow } from '../types';

/** A resource that evidence names. */
interface Named {
  id: string;
  name: string;
  account_id: string;
  owner_ref: string | null;
  service_ref: string | null;
  readable: boolean;
}

/** ARNs within a text. */
const ARN = /arn:[\w-]+:[^\s"',;()[\]{}]+/g;

/** What stands for the name of a resource that may not be told. */
const SOMETHING = 'a resource that you may not see';

/**
 * Leaves out of findings what names resources of others: who may see a finding may not see every neighbour that it rests
 * on. Pieces of evidence are left out and counted, names in sentences replaced. What nobody owns is named in findings of its
 * own account: it is part of how the finding's resource is configured.
 */
export async function discreet(
  knex: Knex,
  rows: FindingRow[],
  authorization: PostureAuthorization,
): Promise<FindingRow[]> {
  if (!authorization) return rows;
  const findings = rows.map(row => ({
    row,
    pieces: row.evidence.map(piece => ({
      piece,
      arns: arnsOf(piece).map(arn => idsOf(arn, row)),
    })),
  }));
  const ids = findings.flatMap(({ pieces }) =>
    pieces.flatMap(({ arns }) => arns.flat()),
  );
  if (ids.length === 0) return rows;
  const named = await namedBy(knex, uniq(ids), authorization);
  return findings.map(({ row, pieces }) => {
    const hidden = pieces.map(({ arns }) =>
      arns.flatMap(candidates => {
        const known = candidates.find(id => named.has(id));
        const resource = known && named.get(known);
        return resource && isForeign(resource, row) ? resource.name : [];
      }),
    );
    const shown = pieces.filter((_, index) => hidden[index].length === 0);
    if (shown.length === pieces.length) return row;
    // Of namesakes, one is the finding's own.
    const names = without(uniq(hidden.flat()), row.resource.name);
    return {
      ...row,
      evidence: shown.map(({ piece }) => piece),
      withheld: pieces.length - shown.length,
      reason: row.reason && withoutNames(row.reason, names),
      fix: row.fix && {
        ...row.fix,
        title: withoutNames(row.fix.title, names),
      },
    };
  });
}

function arnsOf({ arn, value }: FindingRow['evidence'][number]): string[] {
  const texts = [arn, typeof value === 'string' ? value : undefined];
  return uniq(texts.flatMap(text => text?.match(ARN) ?? []));
}

/** Ids that the resource of an ARN may have, the longest ARN's first: the ARN may name a part of it. None for the finding's own. */
function idsOf(arn: string, { resource, accountId }: FindingRow): string[] {
  const account = parseArn(arn)?.accountId || accountId;
  const ids: string[] = [];
  let text = canonicalArn(arn);
  while (parseArn(text)) {
    if (text === resource.arn) return [];
    ids.push(resourceId(account, text));
    text = text.replace(/[:/][^:/]*$/, '');
  }
  return ids;
}

async function namedBy(
  knex: Knex,
  ids: string[],
  authorization: PostureAuthorization,
): Promise<Map<string, Named>> {
  const named = new Map<string, Named>();
  for (const some of inLists(ids)) {
    const rows: Omit<Named, 'readable'>[] = await knex('resources')
      .whereIn('id', some)
      .select('id', 'name', 'account_id', 'owner_ref', 'service_ref');
    if (rows.length === 0) continue;
    const readable = new Set(
      await knex('resources')
        .whereIn(
          'id',
          rows.map(({ id }) => id),
        )
        .modify(query => whereAuthorized(query, 'resources', authorization))
        .pluck('id'),
    );
    for (const row of rows)
      named.set(row.id, { ...row, readable: readable.has(row.id) });
  }
  return named;
}

function isForeign(resource: Named, { accountId }: FindingRow): boolean {
  const { readable, owner_ref: owner, service_ref: service } = resource;
  return (
    !readable && Boolean(owner || service || resource.account_id !== accountId)
  );
}

function withoutNames(text: string, names: string[]): string {
  return names.reduce(
    (left, name) =>
      left.replace(
        new RegExp(`(?<![\\w-])${escapeRegExp(name)}(?![\\w-])`, 'g'),
        SOMETHING,
      ),
    text,
  );
}
