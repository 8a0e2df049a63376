import {
  FindingGroupPage,
  SavedView,
} from 'backstage-plugin-serverless-posture-common';
import { findingPage } from './fixtures';

// Invented data for tests; every number here is made up.

export const findingGroups: FindingGroupPage = {
  items: [
    {
      value: '0123456789abcdef0123456789abcdef',
      label: 'Narrow role checkout-shared',
      severity: 'HIGH',
      findings: 9,
      resources: 5,
      accounts: 1,
      account: { id: '111111111111', name: 'prod-payments' },
      regions: 1,
      region: 'global',
      owners: 1,
      ownerRef: 'group:default/payments',
      unowned: 0,
      exposed: 2,
      firstSeenAt: '2026-11-01T12:00:00.000Z',
      findingId: 'f1',
    },
    {
      value: 'none',
      severity: 'MEDIUM',
      findings: 115,
      resources: 60,
      accounts: 11,
      regions: 3,
      owners: 4,
      unowned: 57,
      exposed: 0,
      firstSeenAt: '2026-10-01T12:00:00.000Z',
      findingId: 'f2',
    },
  ],
  totalCount: 31,
  findings: 124,
  facets: findingPage.facets,
};

export const savedView: SavedView = {
  id: 'v1',
  name: 'Mine this week',
  query: 'severity=HIGH&owner=unowned',
  shared: false,
  mine: true,
  authorRef: 'user:default/guest',
  updatedAt: '2026-11-20T12:00:00.000Z',
};
