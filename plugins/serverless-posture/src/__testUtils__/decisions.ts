import {
  DecisionOutcome,
  Exemption,
  ExemptionPage,
  FindingDecision,
  Rights,
} from 'backstage-plugin-serverless-posture-common';

// Invented data for tests; every number here is made up.

export const rights: Rights = {
  triage: true,
  requestExemption: true,
  approveExemption: true,
  assignOwnership: true,
};

export const outcome: DecisionOutcome = {
  batch: '00000000-0000-4000-8000-000000000001',
  decided: 8,
  skipped: { changed: 1, notAllowed: 0, gone: 0 },
};

export const decision: FindingDecision = {
  batch: outcome.batch,
  at: '2026-11-20T12:00:00.000Z',
  by: 'user:default/ann',
  kind: 'decided',
  note: 'see the ticket',
  before: { unassigned: true, workflow: 'NEW' },
  after: { assigneeRef: 'group:default/payments', workflow: 'NOTIFIED' },
};

export const exemption: Exemption = {
  id: 4,
  state: 'approved',
  scope: 'service',
  scopeRef: 'component:default/checkout-api',
  controlId: 'lambda-role-service-wildcard',
  controlTitle: 'Roles name the actions that they allow',
  reason: 'The vendor’s layer needs it',
  expiresAt: '2027-01-15T23:59:59.000Z',
  requestedBy: 'user:default/ann',
  requestedAt: '2026-11-01T12:00:00.000Z',
  decidedBy: 'user:default/bob',
  decidedAt: '2026-11-02T12:00:00.000Z',
  findings: 3,
  cost: [{ entityRef: 'component:default/checkout-api', points: 4.2 }],
  may: { decide: false, end: true, renew: true },
};

export const requestedExemption: Exemption = {
  ...exemption,
  id: 5,
  state: 'requested',
  scope: 'finding',
  scopeRef: 'f1',
  scopeName: 'Roles name the actions that they allow, pay-handler',
  controlId: undefined,
  controlTitle: undefined,
  decidedBy: undefined,
  decidedAt: undefined,
  cost: [],
  may: { decide: true, end: true, renew: false },
};

export const exemptionPage: ExemptionPage = {
  items: [exemption],
  totalCount: 1,
  maximumDays: 180,
};
