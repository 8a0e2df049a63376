import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  inspectorFilter,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { inspectorSuppressionRules } from './inspector-suppression-rules';

const suppress = (options: Parameters<typeof inspectorFilter>[0] = {}) =>
  inspectorFilter({ action: 'SUPPRESS', ...options });

testControl(inspectorSuppressionRules, {
  passed: [
    inspectorFilter(),
    suppress({
      criteria: [{ field: 'resourceType', equals: ['AWS_EC2_INSTANCE'] }],
    }),
    suppress({ criteria: [{ field: 'severity', equals: ['LOW', 'MEDIUM'] }] }),
    suppress({ criteria: [{ field: 'findingArn', equals: ['arn:f'] }] }),
    suppress({ reason: 'not reachable' }),
  ],
  failed: [
    suppress(),
    {
      resource: suppress({
        criteria: [{ field: 'severity', equals: ['CRITICAL'] }],
      }),
      matching: { evidence: [{ path: 'reason' }] },
    },
    {
      resource: suppress({ criteria: [{ field: 'severity', equals: [] }] }),
      note: 'a comparison other than EQUALS',
    },
    {
      resource: suppress({
        reason: 'old',
        updatedAt: '2024-01-01T00:00:00.000Z',
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    inspectorFilter({ action: unknown('denied', 'inspector2:ListFilters') }),
    inspectorFilter({ action: 'SUPPRESS', criteria: unknown('denied') }),
  ],
});
