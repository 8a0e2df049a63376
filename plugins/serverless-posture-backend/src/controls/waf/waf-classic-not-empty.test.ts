import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  classicWebAcl,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafClassicNotEmpty } from './waf-classic-not-empty';

testControl(wafClassicNotEmpty, {
  passed: [
    classicWebAcl({ rules: [{ id: 'r1', kind: 'REGULAR', holds: 2 }] }),
    {
      resource: classicWebAcl({
        rules: [
          { id: 'g1', kind: 'GROUP', holds: 1 },
          { id: 'r1', kind: 'REGULAR', holds: 1 },
        ],
      }),
      note: 'a group with a rule that has a condition',
    },
    {
      resource: classicWebAcl({
        rules: [{ id: 'r1', kind: 'RATE_BASED', holds: null }],
      }),
      note: 'a rate for every request',
    },
  ],
  failed: [
    {
      resource: classicWebAcl({ rules: [] }),
      matching: { evidence: [{ path: 'Rules', value: '' }] },
    },
    {
      resource: classicWebAcl({
        rules: [
          { id: 'r1', kind: 'REGULAR', holds: 1 },
          { id: 'g1', kind: 'GROUP', holds: 0 },
        ],
      }),
      matching: { evidence: [{ path: 'RuleGroup[g1]' }] },
      note: 'an empty group',
    },
    {
      resource: classicWebAcl({
        rules: [
          { id: 'g1', kind: 'GROUP', holds: 1 },
          { id: 'r1', kind: 'REGULAR', holds: 0 },
        ],
      }),
      matching: { evidence: [{ path: 'Rule[r1]' }] },
      note: 'a rule without conditions',
    },
  ],
  notAvailable: [
    classicWebAcl({ rules: unknown('denied', 'waf-regional:GetRule') }),
  ],
});
