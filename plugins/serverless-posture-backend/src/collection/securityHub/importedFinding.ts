import { Severity, Workflow } from 'backstage-plugin-serverless-posture-common';

/** A finding of Security Hub, of either generation, reduced to what we show. */
export interface ImportedFinding {
  /** The finding's ARN. */
  id: string;
  /** By what it can be written to; left out where another part of the finding can be, or none. */
  target?: {
    id: string;
    /** The ARN of the product that it is of. */
    product: string;
  };
  accountId: string;
  /** The Region that the finding was made in. */
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

const known = new Map(
  findingResourceTypes.map(type => [type.toLowerCase(), type]),
);

/** Whether a resource of this type is one of {@link findingResourceTypes}; some products write them in other cases. */
export function isServerless(type = ''): boolean {
  return known.has(type.toLowerCase());
}

/** What is open follows from the rest. */
export function toImported(
  finding: Omit<ImportedFinding, 'open'>,
): ImportedFinding {
  const { recordState, complianceStatus, workflow } = finding;
  return {
    ...finding,
    open:
      recordState === 'ACTIVE' &&
      (complianceStatus === 'FAILED' || complianceStatus === 'WARNING') &&
      (workflow === 'NEW' || workflow === 'NOTIFIED'),
  };
}

/** A finding about several resources is one of each; the first keeps the id. */
export function idOfPart(id: string, index: number): string {
  return index === 0 ? id : `${id}#${index}`;
}

/** What the first part of a finding is written to by. */
export function targetOf(
  id: string,
  product: string | undefined,
  index: number,
): ImportedFinding['target'] {
  return index === 0 && product ? { id, product } : undefined;
}

/** The Region that an ARN names. */
export function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}
