import {
  AwsSecurityFinding,
  AwsSecurityFindingFilters,
  Resource,
  StringFilter,
} from '@aws-sdk/client-securityhub';
import {
  severities,
  workflows,
} from 'backstage-plugin-serverless-posture-common';
import { canonicalArn } from '../../aws';
import { required } from '../fields';
import {
  findingResourceTypes,
  idOfPart,
  ImportedFinding,
  isServerless,
  regionOf,
  targetOf,
  toImported,
} from './importedFinding';
import { getFindings } from './operations';
import { FindingsPage, FindingsQuery } from './query';

/** A query in the filters of `GetFindings`; values of one filter are alternatives, unless they exclude. */
export function asffFilters({
  region,
  accounts: { only = [], except = [] },
  updated,
}: FindingsQuery): AwsSecurityFindingFilters {
  const filters: AwsSecurityFindingFilters = {
    ResourceType: findingResourceTypes.map(equals),
    RecordState: (updated ? ['ACTIVE', 'ARCHIVED'] : ['ACTIVE']).map(equals),
  };
  if (region) filters.Region = [equals(region)];
  if (updated)
    filters.UpdatedAt = [{ Start: updated.from, End: updated.until }];
  const accounts: StringFilter[] = [
    ...only.map(Value => ({ Value, Comparison: 'PREFIX' as const })),
    ...except.map(Value => ({
      Value,
      Comparison: 'PREFIX_NOT_EQUALS' as const,
    })),
  ];
  if (accounts.length > 0) filters.AwsAccountId = accounts;
  return filters;
}

function equals(Value: string): StringFilter {
  return { Value, Comparison: 'EQUALS' };
}

/** What `GetFindings` answers. */
export interface AsffOutput {
  Findings?: AwsSecurityFinding[];
  NextToken?: string;
}

/** One page of `GetFindings`: one finding per serverless resource. Throws a `CollectionError` where a field is missing. */
export function asffPage({ Findings, NextToken }: AsffOutput): FindingsPage {
  return {
    findings: required(Findings, 'Findings', getFindings).flatMap(parse),
    next: NextToken || undefined,
  };
}

function parse(finding: AwsSecurityFinding): ImportedFinding[] {
  return required(finding.Resources, 'Resources', getFindings)
    .filter(({ Type }) => isServerless(Type))
    .map((resource, index) => parseOne(finding, resource, index));
}

function parseOne(
  finding: AwsSecurityFinding,
  resource: Resource,
  index: number,
): ImportedFinding {
  const id = required(finding.Id, 'Id', getFindings);
  const resourceType = required(resource.Type, 'Resources.Type', getFindings);
  const resourceId = required(resource.Id, 'Resources.Id', getFindings);
  return toImported({
    id: idOfPart(id, index),
    target: targetOf(id, finding.ProductArn, index),
    accountId: required(finding.AwsAccountId, 'AwsAccountId', getFindings),
    // It is by the finding's own Region that Security Hub filters.
    region: finding.Region ?? resource.Region ?? regionOf(resourceId),
    securityControlId:
      finding.Compliance?.SecurityControlId ??
      finding.ProductFields?.ControlId ??
      finding.GeneratorId ??
      'unknown',
    title: finding.Title ?? id,
    severity:
      severities.find(one => one === finding.Severity?.Label) ??
      'INFORMATIONAL',
    recordState: finding.RecordState === 'ARCHIVED' ? 'ARCHIVED' : 'ACTIVE',
    // Findings of products other than Security Hub's controls carry no compliance: they are there because something is wrong.
    complianceStatus: finding.Compliance?.Status ?? 'FAILED',
    workflow: workflows.find(one => one === finding.Workflow?.Status) ?? 'NEW',
    resourceArn: canonicalArn(resourceId, resourceType.includes('V2') ? 2 : 1),
    resourceType,
    firstObservedAt: finding.FirstObservedAt ?? finding.CreatedAt,
    updatedAt: finding.UpdatedAt,
    remediationUrl: finding.Remediation?.Recommendation?.Url,
  });
}
