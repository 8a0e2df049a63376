import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  notAvailable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Multi-account multi-Region data aggregation for AWS Config". */
export const configOrgAggregator = control({
  id: 'config-org-aggregator',
  title:
    "An aggregator gathers the organization's configuration from all Regions",
  description:
    'One place that knows the configuration of every account shows what no single account can. The audit ' +
    "account must have an aggregator of the organization for all Regions. In any other account it can't be seen " +
    'whether there is one: only the aggregating account tells.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Config::ConfigurationAggregator',
  references: {
    documents: [
      {
        title: 'Multi-account multi-Region data aggregation for AWS Config',
        url: 'https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html',
      },
    ],
  },
  evaluate({ aggregators }, context): Verdict {
    const ofOrganization = aggregators.filter(
      ({ organization }) => organization,
    );
    if (ofOrganization.some(({ organization }) => organization!.allRegions))
      return passed();
    if (ofOrganization.length > 0) {
      return failed(
        ofOrganization.map(({ name, organization }) =>
          evidence(name, organization!.regions.join(', ')),
        ),
        { reason: 'it leaves Regions out' },
      );
    }
    if (context.organizationId() === undefined)
      return notApplicable('the account is in no organization');
    return notAvailable(
      {
        errorClass: 'not-read',
        operation: 'config:DescribeConfigurationAggregators',
      },
      'only the account that aggregates, mostly a delegated administrator, shows whether there is an aggregator',
    );
  },
  remedy: config => ({
    summary: `Create an aggregator of the organization for all Regions in the audit account; ${config.region} of ${config.accountId} has one that leaves some out.`,
    console: `AWS Config (${config.region}) > Aggregators`,
    cli: `aws configservice put-configuration-aggregator --region ${config.region} --configuration-aggregator-name organization --organization-aggregation-source RoleArn=<ARN>,AllAwsRegions=true`,
    cloudformation: `# ${config.region}\nAggregator:\n  Type: AWS::Config::ConfigurationAggregator\n  Properties:\n    OrganizationAggregationSource:\n      RoleArn: !GetAtt AggregatorRole.Arn\n      AllAwsRegions: true`,
    terraform: `# ${config.region}\nresource "aws_config_configuration_aggregator" "organization" {\n  name = "organization"\n  organization_aggregation_source {\n    all_regions = true\n    role_arn    = aws_iam_role.aggregator.arn\n  }\n}`,
  }),
});
