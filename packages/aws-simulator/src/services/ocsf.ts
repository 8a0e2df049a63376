import type {
  AwsSecurityFinding,
  CompositeFilter,
  OcsfFindingFilters,
} from '@aws-sdk/client-securityhub';
import { AwsError } from '../protocol/awsError';

const statusIds = { NEW: 1, NOTIFIED: 2, SUPPRESSED: 3, RESOLVED: 4 } as const;

/** The workflow that a `status_id` means. */
export function workflowOfStatus(id: number): keyof typeof statusIds {
  const found = (Object.keys(statusIds) as (keyof typeof statusIds)[]).find(
    name => statusIds[name] === id,
  );
  if (!found) {
    throw new AwsError(
      'ValidationException',
      `The status ${id} is not simulated.`,
    );
  }
  return found;
}

/** The same finding in the form of the unified Security Hub: OCSF 1.x, class "Compliance Finding". */
export function toOcsf(finding: AwsSecurityFinding) {
  const { Compliance, RecordState, Resources = [], Severity } = finding;
  const label = Severity?.Label ?? 'INFORMATIONAL';
  const complianceId =
    { PASSED: 1, WARNING: 2, FAILED: 3 }[Compliance?.Status as string] ?? 0;
  const statusId =
    RecordState === 'ARCHIVED'
      ? 5
      : statusIds[finding.Workflow?.Status ?? 'NEW'];
  return {
    activity_id: 1,
    category_uid: 2,
    class_name: 'Compliance Finding',
    class_uid: 2003,
    comment: finding.Note?.Text,
    cloud: {
      account: { uid: finding.AwsAccountId },
      provider: 'AWS',
      region: finding.Region,
    },
    compliance: {
      control: Compliance?.SecurityControlId,
      status: ['Unknown', 'Pass', 'Warning', 'Fail'][complianceId],
      status_id: complianceId,
    },
    finding_info: {
      uid: finding.Id,
      title: finding.Title,
      desc: finding.Description,
      created_time_dt: finding.CreatedAt,
      first_seen_time_dt: finding.FirstObservedAt,
      last_seen_time_dt: finding.LastObservedAt,
      modified_time_dt: finding.UpdatedAt,
    },
    metadata: {
      product: { name: finding.ProductName, uid: finding.ProductArn },
      uid: `${finding.Id}/ocsf`,
    },
    remediation: {
      references: [finding.Remediation?.Recommendation?.Url],
    },
    resources: Resources.map(({ Type = '', Id, Region }) => ({
      type: typeOf(Type),
      uid: Id,
      region: Region,
    })),
    severity: label[0] + label.slice(1).toLowerCase(),
    status_id: statusId,
  };
}

/** `AwsLambdaFunction` as `AWS::Lambda::Function`. */
function typeOf(type: string): string {
  return type.replace(
    /^Aws(ApiGatewayV2|ApiGateway|AppSync|Lambda|Iam|S3|Ec2)(.+)$/,
    (_, service, thing) => `AWS::${service}::${thing}`,
  );
}

type OcsfFinding = ReturnType<typeof toOcsf>;

/** The values at a path such as `resources.type`. */
const valuesAt = (value: any, path: string): unknown[] =>
  path
    .split('.')
    .reduce<any[]>(
      (found, name) => found.flatMap(one => one?.[name] ?? []),
      [value],
    );

const comparisons: Record<string, (value: string, wanted: string) => boolean> =
  {
    EQUALS: (value, wanted) => value === wanted,
    PREFIX: (value, wanted) => value.startsWith(wanted),
    CONTAINS: (value, wanted) => value.includes(wanted),
  };

const negations: Record<string, string> = {
  NOT_EQUALS: 'EQUALS',
  PREFIX_NOT_EQUALS: 'PREFIX',
  NOT_CONTAINS: 'CONTAINS',
};

type Test = (finding: object) => boolean;

function testsOf({
  StringFilters = [],
  DateFilters = [],
  NumberFilters = [],
  Operator: _,
  ...others
}: CompositeFilter): Test[] {
  if (
    Object.values(others).some(value => value?.length) ||
    [StringFilters, DateFilters, NumberFilters].some(list => list.length > 20)
  ) {
    throw new AwsError(
      'ValidationException',
      'A filter is not simulated, or has more than 20 values.',
    );
  }
  const strings = StringFilters.map(({ FieldName = '', Filter = {} }): Test => {
    const { Comparison = '', Value = '' } = Filter;
    const compare = comparisons[negations[Comparison] ?? Comparison];
    const matches: Test = finding =>
      valuesAt(finding, FieldName).some(value => compare(String(value), Value));
    return Comparison in negations ? finding => !matches(finding) : matches;
  });
  const dates = DateFilters.map(
    ({ FieldName = '', Filter: { Start = '', End = '' } = {} }): Test =>
      finding =>
        valuesAt(finding, FieldName).some(value => {
          const time = Date.parse(String(value));
          return time >= Date.parse(Start) && time <= Date.parse(End);
        }),
  );
  const numbers = NumberFilters.map(
    ({ FieldName = '', Filter: { Eq, Gt, Gte, Lt, Lte } = {} }): Test =>
      finding =>
        valuesAt(finding, FieldName).some(found => {
          const value = Number(found);
          return (
            value === (Eq ?? value) &&
            value > (Gt ?? -Infinity) &&
            value >= (Gte ?? value) &&
            value < (Lt ?? Infinity) &&
            value <= (Lte ?? value)
          );
        }),
  );
  return [...strings, ...dates, ...numbers];
}

/** Whether a finding meets the filters. */
export function meetsOcsf(
  finding: object,
  { CompositeFilters = [], CompositeOperator = 'AND' }: OcsfFindingFilters,
): boolean {
  const groups = CompositeFilters.map(group => {
    const results = testsOf(group).map(test => test(finding));
    return group.Operator === 'OR'
      ? results.includes(true)
      : !results.includes(false);
  });
  if (groups.length === 0) return true;
  return CompositeOperator === 'OR'
    ? groups.includes(true)
    : !groups.includes(false);
}

/** The findings that meet the filters. */
export function ocsfFindings(
  findings: AwsSecurityFinding[],
  filters: OcsfFindingFilters,
): OcsfFinding[] {
  return findings.map(toOcsf).filter(finding => meetsOcsf(finding, filters));
}
