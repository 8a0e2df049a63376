import {
  GuardDutyFilter,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  guardDutyFilter,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { guarddutySuppressionRules } from './guardduty-suppression-rules';

const archive = (
  ...criteria: (Partial<GuardDutyFilter['criteria'][number]> & {
    field: string;
  })[]
) =>
  guardDutyFilter({
    action: 'ARCHIVE',
    criteria: criteria.map(one => ({
      equals: [],
      matches: [],
      greaterThanOrEqual: null,
      lessThan: null,
      hasOthers: false,
      ...one,
    })),
  });

testControl(guarddutySuppressionRules, {
  passed: [
    guardDutyFilter(),
    {
      resource: archive(
        { field: 'resource.resourceType', equals: ['Instance'] },
        { field: 'severity', lessThan: 4 },
      ),
      note: 'low findings about instances',
    },
    {
      resource: archive(
        { field: 'type', equals: ['Recon:EC2/Portscan'] },
        { field: 'severity', equals: ['2'] },
      ),
      note: 'low findings of a type',
    },
  ],
  failed: [
    {
      resource: archive(
        { field: 'resource.resourceType', equals: ['Instance'] },
        { field: 'severity', lessThan: 8 },
      ),
      note: 'up to high ones',
      severity: 'MEDIUM',
    },
    {
      resource: archive(
        { field: 'resource.resourceType', equals: ['Instance'] },
        { field: 'severity', equals: ['2', '8'] },
      ),
      note: 'low and high ones',
    },
    {
      resource: archive(
        { field: 'resource.resourceType', equals: ['Instance'] },
        { field: 'severity', greaterThanOrEqual: 4 },
      ),
      note: 'no upper bound',
    },
    {
      resource: archive({
        field: 'type',
        equals: ['Backdoor:Lambda/C&CActivity.B'],
      }),
      matching: {
        evidence: [{}, { value: 'type: Backdoor:Lambda/C&CActivity.B' }],
      },
      note: 'a type about functions',
      severity: 'MEDIUM',
    },
    {
      resource: archive(),
      note: 'everything',
      matching: { evidence: [{}, { value: 'everything' }] },
    },
    archive({ field: 'type', equals: ['Backdoor:Lambda/C&CActivity.B'] }),
    archive({ field: 'severity', lessThan: 4 }),
    archive({ field: 'resource.resourceType', equals: ['Instance'] }),
    {
      resource: archive({ field: 'type', equals: ['Recon:EC2/Portscan'] }),
      matching: { severity: 'LOW' },
    },
    {
      resource: archive({
        field: 'severity',
        greaterThanOrEqual: 4,
        lessThan: 8,
      }),
    },
    {
      resource: archive({
        field: 'resource.instanceDetails.instanceId',
        equals: ['i-1'],
      }),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    guardDutyFilter({ action: unknown('denied', 'guardduty:GetFilter') }),
    guardDutyFilter({ action: 'ARCHIVE', criteria: unknown('denied') }),
  ],
});
