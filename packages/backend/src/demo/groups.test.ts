import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { withChildGroups } from './groups';

const group = (name: string, children: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type: 'team', children },
  relations: children.map(child => ({
    type: 'parentOf',
    targetRef: `group:default/${child}`,
  })),
});

describe('withChildGroups', () => {
  const below = (refs: string[], entities: Entity[]) =>
    withChildGroups(
      refs,
      catalogServiceMock({ entities }),
      mockCredentials.service(),
    );

  it('finds groups on every level', async () => {
    const entities = [
      group('commerce', ['payments', 'storefront']),
      group('payments', ['refunds']),
      group('storefront', []),
      group('refunds', []),
      group('platform', []),
    ];
    expect(
      (
        await below(['group:default/commerce', 'user:default/a'], entities)
      ).sort(),
    ).toEqual([
      'group:default/commerce',
      'group:default/payments',
      'group:default/refunds',
      'group:default/storefront',
      'user:default/a',
    ]);
  });

  it('ends where groups stand below each other', async () => {
    const entities = [group('a', ['b']), group('b', ['a'])];
    expect(await below(['group:default/a'], entities)).toEqual([
      'group:default/a',
      'group:default/b',
    ]);
  });

  it('keeps a group that the catalog lacks', async () => {
    expect(await below(['group:default/gone'], [])).toEqual([
      'group:default/gone',
    ]);
  });
});
