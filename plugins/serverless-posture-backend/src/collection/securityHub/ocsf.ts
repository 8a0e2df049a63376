import {
  CompositeFilter,
  OcsfFindingFilters,
  OcsfStringField,
  OcsfStringFilter,
  StringFilterComparison,
} from '@aws-sdk/client-securityhub';
import {
  severities,
  Workflow,
} from 'backstage-plugin-serverless-posture-common';
import { canonicalArn } from '../../aws';
import { malformed, required } from '../fields';
import {
  findingResourceTypes,
  idOfPart,
  ImportedFinding,
  isServerless,
  regionOf,
  targetOf,
  toImported,
} from './importedFinding';
import { getFindingsV2 } from './operations';
import { FindingsPage, FindingsQuery } from './query';

/** OCSF 1.x, class "Findings", attribute `status_id`: what of a finding is still a finding. */
export const STATUS = {
  NEW: 1,
  IN_PROGRESS: 2,
  SUPPRESSED: 3,
  RESOLVED: 4,
  ARCHIVED: 5,
};

/** OCSF 1.x, object "Compliance", attribute `status_id`. */
const COMPLIANCE: Record<number, ImportedFinding['complianceStatus']> = {
  1: 'PASSED',
  2: 'WARNING',
  3: 'FAILED',
};

/** How far people have come with a finding, by its `status_id`. */
export const WORKFLOW: Record<number, Workflow> = {
  [STATUS.NEW]: 'NEW',
  [STATUS.IN_PROGRESS]: 'NOTIFIED',
  [STATUS.SUPPRESSED]: 'SUPPRESSED',
  [STATUS.RESOLVED]: 'RESOLVED',
};

/** The same type as CloudFormation names it, which products of this generation may do: `AWS::Lambda::Function`. */
const otherName = (type: string) =>
  type.replace(
    /^Aws(Lambda|ApiGatewayV2|ApiGateway|AppSync)(.+)$/,
    (_, service, thing) => `AWS::${service}::${thing}`,
  );

const typeNames = new Map(
  findingResourceTypes.flatMap(type => [
    [type.toLowerCase(), type],
    [otherName(type).toLowerCase(), type],
  ]),
);

/** A query in the filters of `GetFindingsV2`: groups of alternatives, all of which must hold. */
export function ocsfFilters({
  region,
  accounts: { only = [], except = [] },
  updated,
}: FindingsQuery): OcsfFindingFilters {
  const groups: CompositeFilter[] = [
    anyOf('resources.type', [
      ...new Set(findingResourceTypes.flatMap(type => [type, otherName(type)])),
    ]),
  ];
  if (region) groups.push(anyOf('cloud.region', [region]));
  if (only.length > 0) groups.push(anyOf('cloud.account.uid', only, 'PREFIX'));
  if (except.length > 0) {
    groups.push({
      ...anyOf('cloud.account.uid', except, 'PREFIX_NOT_EQUALS'),
      Operator: 'AND',
    });
  }
  groups.push(
    updated
      ? {
          DateFilters: [
            {
              FieldName: 'finding_info.modified_time_dt',
              Filter: { Start: updated.from, End: updated.until },
            },
          ],
        }
      : {
          NumberFilters: [
            { FieldName: 'status_id', Filter: { Lt: STATUS.ARCHIVED } },
            { FieldName: 'status_id', Filter: { Gt: STATUS.ARCHIVED } },
          ],
          Operator: 'OR',
        },
  );
  return { CompositeFilters: groups, CompositeOperator: 'AND' };
}

function anyOf(
  FieldName: OcsfStringField,
  values: string[],
  Comparison: StringFilterComparison = 'EQUALS',
): CompositeFilter {
  const StringFilters: OcsfStringFilter[] = values.map(Value => ({
    FieldName,
    Filter: { Value, Comparison },
  }));
  return { StringFilters, Operator: 'OR' };
}

/** The part of an OCSF finding that we read. Everything may be missing: products fill it in. */
export interface OcsfFinding {
  cloud?: { account?: { uid?: string }; region?: string };
  finding_info?: {
    uid?: string;
    title?: string;
    analytic?: { name?: string };
    created_time_dt?: string;
    first_seen_time_dt?: string;
    modified_time_dt?: string;
  };
  metadata?: { product?: { name?: string; uid?: string } };
  compliance?: { control?: string; status_id?: number };
  remediation?: { references?: string[] };
  resources?: { type?: string; uid?: string; region?: string }[];
  severity?: string;
  status_id?: number;
  /** What people wrote. */
  comment?: string;
}

/** What `GetFindingsV2` answers. */
export interface OcsfOutput {
  Findings?: unknown[];
  NextToken?: string;
}

/** One page of `GetFindingsV2`: one finding per serverless resource. Throws a `CollectionError` where a field is missing. */
export function ocsfPage({ Findings, NextToken }: OcsfOutput): FindingsPage {
  return {
    findings: required(Findings, 'Findings', getFindingsV2).flatMap(
      document => {
        if (typeof document !== 'object' || document === null)
          throw malformed(getFindingsV2, 'a finding is no object');
        return parse(document as OcsfFinding);
      },
    ),
    next: NextToken || undefined,
  };
}

function parse(finding: OcsfFinding): ImportedFinding[] {
  return required(finding.resources, 'resources', getFindingsV2)
    .map(resource => ({
      ...resource,
      type: typeNames.get(resource.type?.toLowerCase() ?? ''),
    }))
    .filter(({ type }) => isServerless(type))
    .map((resource, index) => parseOne(finding, resource, index));
}

function parseOne(
  finding: OcsfFinding,
  resource: { type?: string; uid?: string; region?: string },
  index: number,
): ImportedFinding {
  const info = required(finding.finding_info, 'finding_info', getFindingsV2);
  const id = required(info.uid, 'finding_info.uid', getFindingsV2);
  const resourceType = required(resource.type, 'resources.type', getFindingsV2);
  const uid = required(resource.uid, 'resources.uid', getFindingsV2);
  const accountId = finding.cloud?.account?.uid;
  const status = finding.status_id ?? STATUS.NEW;
  const { compliance } = finding;
  return toImported({
    id: idOfPart(id, index),
    target: targetOf(id, finding.metadata?.product?.uid, index),
    accountId: required(accountId, 'cloud.account.uid', getFindingsV2),
    region: finding.cloud?.region ?? resource.region ?? regionOf(uid),
    securityControlId:
      compliance?.control ??
      info.analytic?.name ??
      finding.metadata?.product?.name ??
      'unknown',
    title: info.title ?? id,
    severity:
      severities.find(one => one === finding.severity?.toUpperCase()) ??
      (finding.severity === 'Fatal' ? 'CRITICAL' : 'INFORMATIONAL'),
    recordState: status === STATUS.ARCHIVED ? 'ARCHIVED' : 'ACTIVE',
    // What is no check is there because something is wrong; a check without an answer of the list could not tell.
    complianceStatus: compliance
      ? COMPLIANCE[compliance.status_id ?? 0] ?? 'NOT_AVAILABLE'
      : 'FAILED',
    workflow: WORKFLOW[status] ?? 'NEW',
    resourceArn: canonicalArn(uid, resourceType.includes('V2') ? 2 : 1),
    resourceType,
    firstObservedAt: info.first_seen_time_dt ?? info.created_time_dt,
    updatedAt: info.modified_time_dt,
    remediationUrl: finding.remediation?.references?.[0],
  });
}
