import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** The kinds that can own, or be, a service. */
const KINDS = [
  'Component',
  'System',
  'Domain',
  'API',
  'Resource',
  'Group',
  'User',
];

/** What attribution needs of every entity, page by page. */
export async function* catalogEntities(
  catalog: CatalogService,
  auth: AuthService,
): AsyncIterable<Entity[]> {
  const credentials = await auth.getOwnServiceCredentials();
  yield* catalog.streamEntities(
    {
      filter: { kind: KINDS },
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.annotations',
        'spec.owner',
        'spec.profile.email',
        'relations',
      ],
    },
    { credentials },
  );
}
