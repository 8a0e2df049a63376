import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { relatedBelow } from '../ownership/related';
import { Members } from '../store/types';
import { ApiContext } from './context';

/**
 * Whom the roll-up of an entity sums: a group or user, with the groups below it where asked for; a system or domain with all
 * its parts. Of the catalog, what the caller may read. Throws an InputError for other kinds.
 */
export async function membersOf(
  { catalog }: Pick<ApiContext, 'catalog'>,
  credentials: BackstageCredentials,
  entityRef: string,
  { subTeams = false }: { subTeams?: boolean } = {},
): Promise<Members> {
  const below = (relation: string) =>
    relatedBelow(catalog, credentials, [entityRef], relation);
  const { kind } = parseEntityRef(entityRef);
  switch (kind.toLocaleLowerCase('en-US')) {
    case 'user':
      return { owners: [entityRef], services: [] };
    case 'group': {
      const groups = subTeams ? await below(RELATION_PARENT_OF) : [];
      return { owners: [entityRef, ...groups], services: [] };
    }
    case 'system':
    case 'domain': {
      const parts = await below(RELATION_HAS_PART);
      return { owners: [], services: [entityRef, ...parts] };
    }
    default:
      throw new InputError(
        `kind: a ${kind} has no weekly scorecard; ask for a group, user, system or domain`,
      );
  }
}
