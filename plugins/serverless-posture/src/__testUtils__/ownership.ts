import {
  OwnershipAssignment,
  OwnershipQueuePage,
  OwnershipShare,
} from 'backstage-plugin-serverless-posture-common';

// Invented data for tests; every number here is made up.

export const ownershipShare: OwnershipShare = {
  owned: 180,
  resources: 200,
  share: 0.9,
  byRule: { annotation: 80, tag: 90, stack: 10 },
  history: [
    { day: '2026-11-07', owned: 150, resources: 200 },
    { day: '2026-11-21', owned: 180, resources: 200 },
  ],
};

export const ownershipQueue: OwnershipQueuePage = {
  items: [
    {
      accountId: '111111111111',
      accountName: 'prod-payments',
      stack: 'till-prod',
      stem: 'till',
      resources: 2,
      failing: 3,
      worst: 'CRITICAL',
      examples: ['till-open', 'till-close'],
      types: [{ type: 'AWS::Lambda::Function', count: 2 }],
      suggestions: [
        {
          rule: 'stack',
          ownerRef: 'group:default/payments',
          serviceRef: 'component:default/checkout-api',
          confidence: 0.43,
          evidence: '1 of 2 attributed members of stack till-prod',
          count: 2,
        },
      ],
      notes: ['tag owner=gone names no group or user of the catalog'],
      sampled: 2,
    },
    {
      accountId: '222222222222',
      stack: '',
      stem: 'hello',
      resources: 1,
      failing: 0,
      examples: ['hello-world'],
      types: [{ type: 'AWS::Lambda::Function', count: 1 }],
      suggestions: [],
      notes: [],
      sampled: 1,
    },
  ],
  totalGroups: 2,
  totalResources: 3,
};

export const assignment: OwnershipAssignment = {
  id: 7,
  at: '2026-11-21T12:00:00.000Z',
  by: 'user:default/jo',
  ownerRef: 'group:default/payments',
  reason: 'we run it',
  resources: 3,
};
