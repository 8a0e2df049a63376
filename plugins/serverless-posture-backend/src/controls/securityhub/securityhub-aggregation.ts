import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  notAvailable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Understanding cross-Region aggregation in Security Hub CSPM". */
export const securityhubAggregation = control({
  id: 'securityhub-aggregation',
  title: 'The findings of the Region come together in a home Region',
  description:
    'Who must look into seventeen Regions looks into none. An aggregator of the account must link the Region to ' +
    "its home Region. Members of an organization leave that to their administrator, whose aggregator they can't " +
    'see.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::SecurityHub::FindingAggregator',
  reads: ['AWS::SecurityHub::Hub', 'AWS::SecurityHub::Organization'],
  references: {
    documents: [
      {
        title: 'Understanding cross-Region aggregation in Security Hub CSPM',
        url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation.html',
      },
    ],
  },
  evaluate({ $, aggregators }, context): Verdict {
    const links = aggregators.some(
      ({ homeRegion, linkingMode, regions }) =>
        homeRegion === $.region ||
        linkingMode === 'ALL_REGIONS' ||
        (linkingMode === 'ALL_REGIONS_EXCEPT_SPECIFIED' &&
          !regions.includes($.region)) ||
        (linkingMode === 'SPECIFIED_REGIONS' && regions.includes($.region)),
    );
    if (links) return passed();
    const [hub] = context.resources('AWS::SecurityHub::Hub');
    if (hub && !hub.enabled) return notApplicable('Security Hub is off');
    const [organization] = context.resources('AWS::SecurityHub::Organization');
    const administrator = organization?.administratorAccountId;
    if (administrator) {
      return notAvailable(
        {
          errorClass: 'not-read',
          operation: 'securityhub:ListFindingAggregators',
        },
        `only the administrator ${administrator} may tell what it aggregates`,
      );
    }
    return failed(
      aggregators.length > 0
        ? aggregators.map(({ linkingMode, regions }) =>
            evidence(
              'RegionLinkingMode',
              `${linkingMode} ${regions.join(', ')}`.trim(),
            ),
          )
        : [evidence('FindingAggregators', 'none')],
    );
  },
  remedy: hub => ({
    summary: `Create an aggregator that links all Regions, ${hub.region} of account ${hub.accountId} among them.`,
    console: `Security Hub (${hub.region}) > Settings > Regions`,
    cli: `aws securityhub create-finding-aggregator --region <home Region> --region-linking-mode ALL_REGIONS`,
    cloudformation: `# ${hub.name}\nAggregator:\n  Type: AWS::SecurityHub::FindingAggregator\n  Properties:\n    RegionLinkingMode: ALL_REGIONS`,
    terraform: `# ${hub.name}\nresource "aws_securityhub_finding_aggregator" "aggregator" {\n  linking_mode = "ALL_REGIONS"\n}`,
  }),
});
