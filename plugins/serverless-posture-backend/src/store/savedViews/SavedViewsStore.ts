import { ConflictError } from '@backstage/errors';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { toText } from '../moments';

/** A name for a state of the triage page. */
export interface SavedViewRow {
  id: string;
  authorRef: string;
  name: string;
  /** The query string of the page without its question mark. */
  query: string;
  /** All may use it; only its author may change it. */
  shared: boolean;
  updatedAt: Date;
}

/** What an author says of a view. */
export type SavedViewDraft = Pick<SavedViewRow, 'name' | 'query' | 'shared'>;

/** Views that one author may keep: a list that people can still read. */
const MOST = 200;

/** Saved views: everybody's own, and those that are shared. */
export class SavedViewsStore {
  constructor(private readonly knex: Knex) {}

  /** What a user may use, by name. */
  async of(userRef: string): Promise<SavedViewRow[]> {
    const rows = await this.knex('saved_views')
      .where({ author_ref: userRef })
      .orWhere({ shared: true })
      .orderBy(['name', 'id']);
    return rows.map(toView);
  }

  /** Throws a ConflictError where the author has a view of that name, or too many. */
  async create(
    authorRef: string,
    draft: SavedViewDraft,
    now: Date,
  ): Promise<SavedViewRow> {
    const own = await this.knex('saved_views')
      .where({ author_ref: authorRef })
      .count({ count: '*' })
      .first();
    if (Number(own?.count) >= MOST) {
      throw new ConflictError(
        `You have ${MOST} saved views; delete one before you save another`,
      );
    }
    const id = randomUUID();
    const written = await this.knex('saved_views')
      .insert({ id, author_ref: authorRef, ...toRecord(draft, now) })
      .onConflict(['author_ref', 'name'])
      .ignore()
      .returning('id');
    if (written.length === 0) throw taken(draft.name);
    return { id, authorRef, ...draft, updatedAt: now };
  }

  /** Undefined where the author has no such view. Throws a ConflictError where another of theirs has that name. */
  async update(
    id: string,
    authorRef: string,
    draft: SavedViewDraft,
    now: Date,
  ): Promise<SavedViewRow | undefined> {
    return this.knex.transaction(async trx => {
      const own = () => trx('saved_views').where({ author_ref: authorRef });
      if (await own().where({ name: draft.name }).whereNot({ id }).first())
        throw taken(draft.name);
      const changed = await own().where({ id }).update(toRecord(draft, now));
      return changed > 0
        ? { id, authorRef, ...draft, updatedAt: now }
        : undefined;
    });
  }

  /** Whether the author had such a view. */
  async delete(id: string, authorRef: string): Promise<boolean> {
    const deleted = await this.knex('saved_views')
      .where({ id, author_ref: authorRef })
      .delete();
    return deleted > 0;
  }
}

function taken(name: string) {
  return new ConflictError(
    `name: you have a view called ${name}; choose another name`,
  );
}

function toRecord({ name, query, shared }: SavedViewDraft, now: Date) {
  return { name, query, shared, updated_at: toText(now) };
}

function toView(row: any): SavedViewRow {
  return {
    id: row.id,
    authorRef: row.author_ref,
    name: row.name,
    query: row.query,
    shared: Boolean(row.shared),
    updatedAt: new Date(row.updated_at),
  };
}
