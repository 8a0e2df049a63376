import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Finding } from 'backstage-plugin-serverless-posture-common';
import { ReactNode } from 'react';
import { RelativeTime } from './RelativeTime';
import { StatusWord } from './StatusWord';

/** Columns of a {@link FindingsTable} that may be left out. @public */
export type FindingColumn =
  | 'resource'
  | 'owner'
  | 'service'
  | 'account'
  | 'environment'
  | 'status'
  | 'exposure'
  | 'workflow'
  | 'assignee'
  | 'fix'
  | 'firstSeen';

/** What a column shows of a finding. */
export interface FindingColumnDefinition {
  label: string;
  sort?: 'resource' | 'account' | 'age';
  cell(finding: Finding): ReactNode;
}

/** All columns, in their order. */
export const findingColumns: Record<FindingColumn, FindingColumnDefinition> = {
  resource: {
    label: 'Resource',
    sort: 'resource',
    cell: ({ resource }) => <span data-wrap>{resource.name}</span>,
  },
  owner: {
    label: 'Owner',
    cell: ({ ownerRef }) =>
      ownerRef ? (
        <EntityRefLink entityRef={ownerRef} hideIcon />
      ) : (
        <strong>unowned</strong>
      ),
  },
  service: {
    label: 'Service',
    cell: ({ serviceRef }) =>
      serviceRef ? <EntityRefLink entityRef={serviceRef} hideIcon /> : 'none',
  },
  account: {
    label: 'Account',
    sort: 'account',
    cell: ({ resource }) => (
      <>
        {resource.accountName ?? resource.accountId}
        <small>{resource.region}</small>
      </>
    ),
  },
  environment: {
    label: 'Environment',
    cell: ({ environment }) => environment ?? 'none',
  },
  status: {
    label: 'Status',
    cell: ({ status }) => <StatusWord status={status} />,
  },
  exposure: { label: 'Exposure', cell: ({ exposed }) => sayExposure(exposed) },
  workflow: {
    label: 'Workflow',
    cell: ({ workflow, snoozed, exemptionId }) => (
      <>
        {workflow.toLocaleLowerCase('en')}
        {snoozed && <small>snoozed</small>}
        {exemptionId !== undefined && <small>exempted</small>}
      </>
    ),
  },
  assignee: {
    label: 'Assignee',
    cell: ({ assigneeRef }) =>
      assigneeRef ? (
        <EntityRefLink entityRef={assigneeRef} hideIcon />
      ) : (
        'nobody'
      ),
  },
  fix: { label: 'Fix', cell: ({ fix }) => fix?.title ?? 'none known' },
  firstSeen: {
    label: 'First seen',
    sort: 'age',
    cell: ({ firstSeenAt }) => <RelativeTime at={firstSeenAt} />,
  },
};

/** What a table shows unless it is told otherwise. */
export const defaultFindingColumns: FindingColumn[] = [
  'resource',
  'owner',
  'account',
  'status',
  'firstSeen',
];

function sayExposure(exposed: boolean | undefined): string {
  if (exposed === undefined) return 'not known';
  return exposed ? 'from the internet' : 'no open path';
}
