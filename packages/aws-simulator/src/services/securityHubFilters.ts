import type {
  AwsSecurityFinding,
  AwsSecurityFindingFilters,
  SortCriterion,
} from '@aws-sdk/client-securityhub';
import { AwsError } from '../protocol/awsError';

type Read = (finding: AwsSecurityFinding) => (string | undefined)[];

const resources =
  (
    pick: (
      resource: NonNullable<AwsSecurityFinding['Resources']>[number],
    ) => string | undefined,
  ): Read =>
  finding =>
    (finding.Resources ?? []).map(pick);

/** Attributes that can be filtered by: where their values stand in a finding. */
const attributes: Record<string, Read> = {
  Id: f => [f.Id],
  ProductArn: f => [f.ProductArn],
  ProductName: f => [f.ProductName],
  CompanyName: f => [f.CompanyName],
  AwsAccountId: f => [f.AwsAccountId],
  Region: f => [f.Region],
  GeneratorId: f => [f.GeneratorId],
  Title: f => [f.Title],
  Type: f => f.Types ?? [],
  RecordState: f => [f.RecordState],
  WorkflowStatus: f => [f.Workflow?.Status],
  SeverityLabel: f => [f.Severity?.Label],
  ComplianceStatus: f => [f.Compliance?.Status],
  ComplianceSecurityControlId: f => [f.Compliance?.SecurityControlId],
  ResourceType: resources(r => r.Type),
  ResourceId: resources(r => r.Id),
  ResourceRegion: resources(r => r.Region),
  UpdatedAt: f => [f.UpdatedAt],
  CreatedAt: f => [f.CreatedAt],
  FirstObservedAt: f => [f.FirstObservedAt],
  LastObservedAt: f => [f.LastObservedAt],
};

interface Criterion {
  Value?: string;
  Comparison?: string;
  Start?: string;
  End?: string;
  DateRange?: { Value?: number; Unit?: string };
}

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

function inRange(
  value: string,
  { Start, End, DateRange }: Criterion,
  now: Date,
): boolean {
  const time = Date.parse(value);
  if (DateRange)
    return time >= now.getTime() - (DateRange.Value ?? 0) * 86_400_000;
  return (
    (!Start || time >= Date.parse(Start)) && (!End || time <= Date.parse(End))
  );
}

/** Criteria of one attribute: any of the positive ones, and all of the negative ones. */
function holds(values: string[], criteria: Criterion[], now: Date): boolean {
  const negative = criteria.filter(
    ({ Comparison = '' }) => Comparison in negations,
  );
  const positive = criteria.filter(
    ({ Comparison = '' }) => !(Comparison in negations),
  );
  const meets = (criterion: Criterion): boolean => {
    const { Comparison, Value = '' } = criterion;
    if (!Comparison)
      return values.some(value => inRange(value, criterion, now));
    const compare = comparisons[negations[Comparison] ?? Comparison];
    if (!compare) {
      throw new AwsError(
        'InvalidInputException',
        `Comparison ${Comparison} is not valid.`,
      );
    }
    return values.some(value => compare(value, Value));
  };
  return (
    (positive.length === 0 || positive.some(meets)) && !negative.some(meets)
  );
}

/** Whether a value meets the filter of that name. */
export function isMet(
  name: 'AwsAccountId' | 'Region',
  value: string,
  filters: AwsSecurityFindingFilters,
  now: Date,
): boolean {
  return holds([value], filters[name] ?? [], now);
}

/** The findings that meet all filters. An attribute that we cannot filter by is an error, never ignored. */
export function filterFindings(
  findings: AwsSecurityFinding[],
  filters: AwsSecurityFindingFilters,
  now: Date,
): AwsSecurityFinding[] {
  const tests = Object.entries(filters)
    .filter(([, criteria]) => criteria?.length)
    .map(([name, criteria]) => {
      const read = attributes[name];
      if (!read) {
        throw new AwsError(
          'InvalidInputException',
          `The filter ${name} is not simulated.`,
        );
      }
      if (criteria.length > 20) {
        throw new AwsError(
          'InvalidInputException',
          `The filter ${name} has more than 20 values.`,
        );
      }
      return { read, criteria: criteria as Criterion[] };
    });
  if (tests.length === 0) return findings;
  return findings.filter(finding =>
    tests.every(({ read, criteria }) =>
      holds(
        read(finding).filter(value => value !== undefined),
        criteria,
        now,
      ),
    ),
  );
}

/** Findings in the asked order. */
export function sortFindings(
  findings: AwsSecurityFinding[],
  criteria: SortCriterion[],
): AwsSecurityFinding[] {
  const [first] = criteria;
  if (!first?.Field) return findings;
  const read = attributes[first.Field];
  if (!read) {
    throw new AwsError(
      'InvalidInputException',
      `Sorting by ${first.Field} is not simulated.`,
    );
  }
  const direction = first.SortOrder === 'desc' ? -1 : 1;
  const keyed = findings.map(
    finding => [read(finding)[0] ?? '', finding] as const,
  );
  keyed.sort(([a], [b]) => {
    if (a === b) return 0;
    return a < b ? -direction : direction;
  });
  return keyed.map(([, finding]) => finding);
}
