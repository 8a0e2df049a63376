import {
  DelegatedAdministrator,
  ListDelegatedAdministratorsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  AwsSecurityFinding,
  GetAdministratorAccountCommand,
  GetFindingsCommand,
  ListOrganizationAdminAccountsCommand,
  Resource,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import {
  severities,
  Severity,
  Workflow,
  workflows,
} from 'backstage-plugin-serverless-posture-common';
import {
  AwsReader,
  CollectionError,
  knownOrUndefined,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { AwsSession, canonicalArn } from '../aws';
import { PostureConfiguration } from './configuration';
import { malformed, required } from './fields';

export const getFindings = operation({
  id: 'securityhub:GetFindings',
  client: SecurityHubClient,
  command: GetFindingsCommand,
  absent: ['InvalidAccessException'],
  probe: { MaxResults: 1 },
});

const listOrganizationAdminAccounts = operation({
  id: 'securityhub:ListOrganizationAdminAccounts',
  client: SecurityHubClient,
  command: ListOrganizationAdminAccountsCommand,
  probe: {},
});

const getAdministratorAccount = operation({
  id: 'securityhub:GetAdministratorAccount',
  client: SecurityHubClient,
  command: GetAdministratorAccountCommand,
  absent: ['InvalidAccessException', 'ResourceNotFoundException'],
  probe: {},
});

const listDelegatedAdministrators = operation({
  id: 'organizations:ListDelegatedAdministrators',
  client: OrganizationsClient,
  command: ListDelegatedAdministratorsCommand,
  probe: { ServicePrincipal: 'securityhub.amazonaws.com' },
});

/** What the import calls, where, for policies and diagnosis. */
export const securityHubOperations = {
  /** In the account that the findings are read in. */
  administrator: { getFindings },
  /** In the account of the credentials found, to find the administrator. */
  management: { listDelegatedAdministrators, listOrganizationAdminAccounts },
  /** In every account. */
  member: { getAdministratorAccount },
};

/** A finding of Security Hub, reduced to what we show. */
export interface ImportedFinding {
  /** The finding's ARN. */
  id: string;
  accountId: string;
  region: string;
  /** Such as `Lambda.1`; for findings of other products their generator. */
  securityControlId: string;
  title: string;
  severity: Severity;
  recordState: 'ACTIVE' | 'ARCHIVED';
  complianceStatus: 'PASSED' | 'FAILED' | 'WARNING' | 'NOT_AVAILABLE';
  workflow: Workflow;
  /** The ARN that we key the resource by. */
  resourceArn: string;
  /** Security Hub's type, such as `AwsLambdaFunction`. */
  resourceType: string;
  firstObservedAt?: string;
  updatedAt?: string;
  remediationUrl?: string;
  /** Whether somebody should act: active, failed or warned of, neither suppressed nor resolved. */
  open: boolean;
}

/** Security Hub's types of the resources that we know, and what findings say about their neighbours. */
export const findingResourceTypes = [
  'AwsLambdaFunction',
  'AwsApiGatewayRestApi',
  'AwsApiGatewayStage',
  'AwsApiGatewayV2Api',
  'AwsApiGatewayV2Stage',
  'AwsApiGatewayV2Route',
  'AwsAppSyncGraphQLApi',
  'AwsAppSyncGraphQlApi',
];

const known = new Set(findingResourceTypes.map(type => type.toLowerCase()));

/** Where findings are read. */
export interface FindingsSource {
  accountId: string;
  region: string;
  /**
   * Whether the Region's own findings are enough. A home Region repeats those of the Regions linked to it, each of which
   * has a quota of its own: read there, all of them come sooner and none comes twice.
   */
  ownRegionOnly?: boolean;
}

/**
 * Where to read the organization's findings: in the administrator of Security Hub, configured or found, in its home
 * Region if that is configured, else in each Region; without an administrator in every scope.
 *
 * @param scopes - the accounts and Regions that are collected
 */
export async function findingsSources(
  session: AwsSession,
  {
    securityHub,
    organization,
  }: Pick<PostureConfiguration, 'securityHub' | 'organization'>,
  scopes: readonly FindingsSource[],
): Promise<FindingsSource[]> {
  const regions = [...new Set(scopes.map(({ region }) => region))].filter(
    region => region !== 'global',
  );
  const own = scopes
    .filter(({ region }) => region !== 'global')
    .map(({ accountId, region }) => ({ accountId, region }));
  if (own.length === 0) return [];
  const [first] = regions;
  const administrator =
    securityHub.accountId ??
    (organization &&
      (await findAdministrator(session, own, securityHub.homeRegion ?? first)));
  if (!administrator) return own;
  if (securityHub.homeRegion)
    return [{ accountId: administrator, region: securityHub.homeRegion }];
  return regions.map(region => ({
    accountId: administrator,
    region,
    ownRegionOnly: true,
  }));
}

async function findAdministrator(
  session: AwsSession,
  scopes: readonly FindingsSource[],
  region: string,
): Promise<string | undefined> {
  const { accountId } = await session.identity();
  const management = await session.reader({ accountId, region });
  const delegated = await management.read<
    object,
    { DelegatedAdministrators?: DelegatedAdministrator[] },
    string | null
  >(
    listDelegatedAdministrators,
    { ServicePrincipal: 'securityhub.amazonaws.com' },
    output => output.DelegatedAdministrators?.[0]?.Id ?? null,
  );
  if (knownOrUndefined(delegated))
    return knownOrUndefined(delegated) ?? undefined;
  const enabled = await management.read(
    listOrganizationAdminAccounts,
    {},
    ({ AdminAccounts = [] }) =>
      AdminAccounts.find(one => one.Status === 'ENABLED')?.AccountId ?? null,
  );
  if (knownOrUndefined(enabled)) return knownOrUndefined(enabled) ?? undefined;
  // A member knows its administrator; the administrator itself has none.
  const [member] = scopes.filter(scope => scope.accountId !== accountId);
  if (!member) return undefined;
  const aws = await session.reader({ accountId: member.accountId, region });
  const administrator = await aws.read<
    object,
    { Administrator?: { AccountId?: string } },
    string | null
  >(
    getAdministratorAccount,
    {},
    output => output.Administrator?.AccountId ?? null,
    null,
  );
  return knownOrUndefined(administrator) ?? undefined;
}

const filters = {
  RecordState: [{ Value: 'ACTIVE', Comparison: 'EQUALS' as const }],
  ResourceType: findingResourceTypes.map(Value => ({
    Value,
    Comparison: 'EQUALS' as const,
  })),
};

/**
 * The findings about serverless resources of one source, page by page. Ends with `not-enabled` where Security Hub is
 * off; throws a `CollectionError` where the findings can't be read to their end.
 */
export async function* readFindings(
  aws: AwsReader,
  { ownRegionOnly }: Pick<FindingsSource, 'ownRegionOnly'> = {},
): AsyncGenerator<ImportedFinding[], 'complete' | 'not-enabled', void> {
  const seen = new Set<string>();
  const Filters = ownRegionOnly
    ? {
        ...filters,
        Region: [{ Value: aws.region, Comparison: 'EQUALS' as const }],
      }
    : filters;
  // Endpoints may ignore filters.
  const wanted = ({ region }: ImportedFinding) =>
    !ownRegionOnly || region === aws.region;
  for (let NextToken: string | undefined; ; ) {
    const page = await aws.read<
      object,
      { Findings?: AwsSecurityFinding[]; NextToken?: string },
      Page | null
    >(
      getFindings,
      { MaxResults: 100, Filters, NextToken },
      output => ({
        findings: required(output.Findings, 'Findings', getFindings).flatMap(
          parse,
        ),
        next: output.NextToken || undefined,
      }),
      null,
    );
    if (page === null) return 'not-enabled';
    if ('$unknown' in page) throw new CollectionError(page.$unknown);
    yield page.findings.filter(wanted);
    NextToken = page.next;
    if (!NextToken) return 'complete';
    if (seen.has(NextToken))
      throw malformed(getFindings, 'the service repeats a page token');
    seen.add(NextToken);
  }
}

interface Page {
  findings: ImportedFinding[];
  next?: string;
}

/** One finding per serverless resource that it is about; endpoints may ignore filters, so that they apply here again. */
function parse(finding: AwsSecurityFinding): ImportedFinding[] {
  const about = required(finding.Resources, 'Resources', getFindings).filter(
    ({ Type = '' }) => known.has(Type.toLowerCase()),
  );
  return about.map((resource, index) => parseOne(finding, resource, index));
}

function parseOne(
  finding: AwsSecurityFinding,
  resource: Resource,
  index: number,
): ImportedFinding {
  const id = required(finding.Id, 'Id', getFindings);
  const resourceType = required(resource.Type, 'Resources.Type', getFindings);
  const resourceId = required(resource.Id, 'Resources.Id', getFindings);
  const recordState =
    finding.RecordState === 'ARCHIVED' ? 'ARCHIVED' : 'ACTIVE';
  const workflow =
    workflows.find(one => one === finding.Workflow?.Status) ?? 'NEW';
  // Findings of products other than Security Hub's controls carry no compliance: they are there because something is wrong.
  const complianceStatus = finding.Compliance?.Status ?? 'FAILED';
  return {
    // A finding about several resources is one of each.
    id: index === 0 ? id : `${id}#${index}`,
    accountId: required(finding.AwsAccountId, 'AwsAccountId', getFindings),
    region: resource.Region ?? finding.Region ?? regionOf(resourceId),
    securityControlId:
      finding.Compliance?.SecurityControlId ??
      finding.ProductFields?.ControlId ??
      finding.GeneratorId ??
      'unknown',
    title: finding.Title ?? id,
    severity:
      severities.find(one => one === finding.Severity?.Label) ??
      'INFORMATIONAL',
    recordState,
    complianceStatus,
    workflow,
    resourceArn: canonicalArn(resourceId, resourceType.includes('V2') ? 2 : 1),
    resourceType,
    firstObservedAt: finding.FirstObservedAt ?? finding.CreatedAt,
    updatedAt: finding.UpdatedAt,
    remediationUrl: finding.Remediation?.Recommendation?.Url,
    open:
      recordState === 'ACTIVE' &&
      (complianceStatus === 'FAILED' || complianceStatus === 'WARNING') &&
      (workflow === 'NEW' || workflow === 'NOTIFIED'),
  };
}

function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}
