import { EcrRegistry } from 'backstage-plugin-serverless-posture-node';
import { scanFrequency, selectsRepository } from './scanning';

it.each<[string, string, boolean]>([
  ['*', 'shop/checkout', true],
  ['shop/*', 'shop/checkout', true],
  ['shop/*', 'other/shop/checkout', false],
  ['check', 'shop/checkout', true],
  ['shop.*', 'shop/checkout', false],
  ['', 'shop/checkout', true],
])('the filter %j on %s: %s', (filter, name, expected) => {
  expect(selectsRepository(filter, name)).toBe(expected);
});

it('takes the closest watch that selects a repository', () => {
  const registry: EcrRegistry = {
    scanType: 'ENHANCED',
    policy: null,
    rules: [
      { frequency: 'SCAN_ON_PUSH', filters: ['*'] },
      { frequency: 'CONTINUOUS_SCAN', filters: ['shop/*'] },
    ],
  };
  expect(scanFrequency(registry, 'shop/checkout')).toBe('CONTINUOUS_SCAN');
  expect(scanFrequency(registry, 'lab')).toBe('SCAN_ON_PUSH');
  expect(scanFrequency({ ...registry, rules: [] }, 'lab')).toBeUndefined();
  expect(
    scanFrequency(
      { ...registry, rules: [{ frequency: 'MANUAL', filters: ['*'] }] },
      'lab',
    ),
  ).toBeUndefined();
});
