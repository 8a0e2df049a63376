import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
  GuardDutyFilter,
} from 'backstage-plugin-serverless-posture-node';

type Criteria = GuardDutyFilter['criteria'];

/** Values that a field must equal; none where it isn't compared so. */
const named = (criteria: Criteria, name: string): string[] =>
  criteria.find(({ field }) => field === name)?.equals ?? [];

/** What of importance a filter matches. */
function hiddenBy(criteria: Criteria): string[] {
  const types = named(criteria, 'type');
  const kinds = named(criteria, 'resource.resourceType');
  const severity = criteria.find(({ field }) => field === 'severity');
  const aboutFunctions =
    (types.length === 0 || types.some(type => type.includes(':Lambda/'))) &&
    (kinds.length === 0 || kinds.includes('Lambda'));
  const isLow =
    severity !== undefined &&
    ((severity.lessThan !== null && severity.lessThan <= 7) ||
      (severity.equals.length > 0 &&
        severity.equals.every(value => Number(value) < 7)));
  return [
    ...(aboutFunctions ? ['functions'] : []),
    ...(isLow ? [] : ['high severity']),
  ];
}

const text = (criteria: Criteria): string =>
  criteria
    .map(({ field, equals }) => `${field}: ${equals.join(', ') || '…'}`)
    .join('; ')
    .slice(0, 500) || 'everything';

/** Source: AWS documentation, "Suppression rules". */
export const guarddutySuppressionRules = control({
  id: 'guardduty-suppression-rules',
  title: 'No filter archives high findings or findings about functions',
  description:
    'A filter that archives hides what it matches from everybody, for ever. One must not match findings about ' +
    "functions, nor findings of high severity. What a filter doesn't limit it matches; one that names types but " +
    'no severity, or that is limited to named resources, fails with low severity.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::GuardDuty::Filter',
  references: {
    documents: [
      {
        title: 'Suppression rules',
        url: 'https://docs.aws.amazon.com/guardduty/latest/ug/findings_suppression-rule.html',
      },
    ],
  },
  evaluate(filter): Verdict {
    if (filter.action !== 'ARCHIVE') return passed('it archives nothing');
    const hidden = hiddenBy(filter.criteria);
    if (hidden.length === 0) return passed('it archives neither');
    const found = [
      evidence('Action', filter.action),
      evidence('FindingCriteria.Criterion', text(filter.criteria)),
    ];
    const isNarrow = filter.criteria.some(
      ({ field, equals }) =>
        equals.length > 0 &&
        /^(resource\.(?!resourceType)|service\.(action|resourceRole)|id$)/.test(
          field,
        ),
    );
    const namesTypes = named(filter.criteria, 'type').length > 0;
    const isGrave = hidden.includes('functions') || !namesTypes;
    return failed(found, {
      reason: `it hides findings about ${hidden.join(' and ')}`,
      ...(isNarrow || !isGrave ? { severity: 'LOW' as const } : {}),
    });
  },
  remedy: filter => ({
    summary: `Narrow or delete the filter ${filter.name}, which archives what it matches.`,
    console: `GuardDuty (${filter.region}) > Suppression rules`,
    cli: `aws guardduty delete-filter --region ${filter.region} --detector-id <id> --filter-name ${filter.name}`,
    cloudformation: `# ${filter.name}\nFilter:\n  Type: AWS::GuardDuty::Filter\n  Properties:\n    Action: NOOP`,
    terraform: `# ${filter.name}\nresource "aws_guardduty_filter" "filter" {\n  action = "NOOP"\n}`,
  }),
});
