import { Entity } from '@backstage/catalog-model';
import {
  httpApi,
  httpRoute,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { day, fn, idOf } from '../__testUtils__/builders';
import { testStore } from '../__testUtils__/databases';
import { attributeAll } from '../../ownership/attributeAll';
import { indexCatalog } from '../../ownership/catalog';

jest.setTimeout(60_000);

const settings = {
  tags: { service: ['service'], owner: ['owner'] },
  defaults: [],
};
const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shop' },
};
const service: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'catalog' },
  spec: { owner: 'shop' },
};

describe('attributeAll', () => {
  testStore(
    'gives children what their parent has, and writes only what changed',
    async store => {
      const api = httpApi({ $: { tags: { service: 'catalog' } } });
      const grandchild = httpRoute({
        $: { arn: 'arn:deep', parentArn: httpRoute().arn },
      });
      const circular = httpRoute({
        $: { arn: 'arn:circular', parentArn: 'arn:circular' },
      });
      await store.resources.syncPage({
        now: day(0),
        resources: [grandchild, httpRoute(), api, fn('alone'), circular],
      });
      const index = await indexCatalog([[shop, service]]);
      // Those of nobody get the owner of the others suggested.
      expect(await attributeAll(store, index, settings)).toBe(5);
      for (const resource of [api, httpRoute(), grandchild]) {
        expect(
          (await store.resources.get(idOf(resource)))?.attribution,
        ).toMatchObject({
          serviceRef: 'component:default/catalog',
          ownerRef: 'group:default/shop',
        });
      }
      expect(
        (await store.resources.get(idOf(grandchild)))?.attribution.evidence,
      ).toBe(`part of ${api.arn}: tag service=catalog`);
      expect(await attributeAll(store, index, settings)).toBe(0);
      // What the catalog no longer has is owned no more.
      expect(await attributeAll(store, await indexCatalog([]), settings)).toBe(
        5,
      );
      expect(await store.resources.attributed()).toEqual([]);
    },
  );
});
