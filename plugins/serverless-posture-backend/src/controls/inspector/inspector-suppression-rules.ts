import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

const DAY = 86_400_000;

/** Source: AWS documentation, "Suppressing Amazon Inspector findings". */
export const inspectorSuppressionRules = control({
  id: 'inspector-suppression-rules',
  title:
    'No filter hides critical findings about functions without a reviewed reason',
  description:
    'A suppressed finding is shown to nobody and never fixed. A filter that suppresses and may match critical ' +
    'findings about functions must be limited to single findings, or hold a reason and have been looked at ' +
    'within the days of the parameter, as filters have no end. What a filter does not limit it matches.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Inspector2::Filter',
  references: {
    documents: [
      {
        title: 'Suppressing Amazon Inspector findings',
        url: 'https://docs.aws.amazon.com/inspector/latest/user/findings-managing-supression-rules.html',
      },
    ],
  },
  parameters: {
    reviewDays: {
      description: 'Days after which a filter must have been looked at again.',
      default: 365,
      minimum: 1,
    },
  },
  evaluate(filter, context): Verdict {
    if (filter.action !== 'SUPPRESS') return passed('it suppresses nothing');
    const named = (name: string) =>
      filter.criteria.find(({ field }) => field === name)?.equals ?? [];
    const spares = (name: string, value: string) =>
      named(name).length > 0 && !named(name).includes(value);
    if (
      spares('resourceType', 'AWS_LAMBDA_FUNCTION') ||
      spares('severity', 'CRITICAL')
    )
      return passed('it matches no critical finding about functions');
    if (named('findingArn').length > 0)
      return passed('it is limited to single findings');
    if (filter.reason === null) return failed([evidence('reason', null)]);
    const age = context.now.getTime() - Date.parse(filter.updatedAt);
    return age > context.parameter<number>('reviewDays') * DAY
      ? failed([evidence('updatedAt', filter.updatedAt)], {
          severity: 'LOW',
          reason: 'nobody has looked at it for long',
        })
      : passed('it has a reason');
  },
  remedy: filter => ({
    summary: `Delete the filter ${filter.name}, narrow it to one finding, or write down its reason.`,
    console: `Inspector (${filter.region}) > Suppression rules`,
    cli: `aws inspector2 delete-filter --region ${filter.region} --arn ${filter.arn}`,
    cloudformation: `# ${filter.name}\nFilter:\n  Type: AWS::InspectorV2::Filter\n  Properties:\n    FilterAction: SUPPRESS\n    Description: <reason>`,
    terraform: `# ${filter.name}\nresource "aws_inspector2_filter" "filter" {\n  action = "SUPPRESS"\n  reason = "<reason>"\n}`,
  }),
});
