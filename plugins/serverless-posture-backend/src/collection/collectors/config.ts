import {
  ConfigRule,
  ConfigServiceClient,
  ConfigurationRecorder,
  ConfigurationRecorderStatus,
  DescribeConfigRulesCommand,
  DescribeConfigurationAggregatorsCommand,
  DescribeRemediationConfigurationsCommand,
  GetComplianceDetailsByConfigRuleCommand,
} from '@aws-sdk/client-config-service';
import {
  AwsReader,
  Collector,
  ConfigRecorder,
  ConfigRemediations,
  ConfigRules,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { chunk } from 'lodash';
import { regionalFact } from '../facts';
import { attributeOf, everyPage, required } from '../fields';
import { recordedOperations, recordersOf } from '../recorded';
import { serverlessTypes } from '../serverlessTypes';

const describeConfigRules = operation({
  id: 'config:DescribeConfigRules',
  client: ConfigServiceClient,
  command: DescribeConfigRulesCommand,
  probe: {},
});

const getComplianceDetailsByConfigRule = operation({
  id: 'config:GetComplianceDetailsByConfigRule',
  client: ConfigServiceClient,
  command: GetComplianceDetailsByConfigRuleCommand,
  resources: ['arn:{partition}:config:*:*:config-rule/*'],
});

const describeRemediationConfigurations = operation({
  id: 'config:DescribeRemediationConfigurations',
  client: ConfigServiceClient,
  command: DescribeRemediationConfigurationsCommand,
});

const describeConfigurationAggregators = operation({
  id: 'config:DescribeConfigurationAggregators',
  client: ConfigServiceClient,
  command: DescribeConfigurationAggregatorsCommand,
  probe: {},
});

/** Managed rules about functions and APIs. Source: AWS Config guide, "List of AWS Config managed rules". */
const SERVERLESS_RULE = /^(LAMBDA_|API_GW|APIGATEWAY)/;

/** AWS Config in a Region: its recorder, and its rules about functions and APIs with what they found. */
export const configCollector: Collector = {
  id: 'config',
  scope: 'regional',
  follows: serverlessTypes,
  operations: {
    ...recordedOperations.member,
    describeConfigRules,
    getComplianceDetailsByConfigRule,
    describeRemediationConfigurations,
    describeConfigurationAggregators,
  },
  listings: [
    {
      id: 'recorder',
      resourceTypes: ['AWS::Config::ConfigurationRecorder'],
      page: async aws => ({ resources: [await recorder(aws)] }),
    },
    {
      id: 'rules',
      resourceTypes: [
        'AWS::Config::ConfigRule',
        'AWS::Config::RemediationConfiguration',
      ],
      async page(aws) {
        const rules = await rulesOf(aws);
        const ours = rules
          .filter(({ identifier }) => SERVERLESS_RULE.test(identifier ?? ''))
          .map(({ name }) => name);
        return {
          resources: [
            regionalFact(
              'AWS::Config::ConfigRule',
              aws,
              {
                service: 'config',
                path: 'config-rule/*',
                name: 'Config rules',
              },
              {
                rules,
                nonCompliant: await attributeOf(() =>
                  nonCompliantOf(aws, ours),
                ),
              },
            ),
            regionalFact(
              'AWS::Config::RemediationConfiguration',
              aws,
              {
                service: 'config',
                path: 'remediation-configuration/*',
                name: 'Config remediations',
              },
              {
                remediations: await attributeOf(() =>
                  remediationsOf(aws, ours),
                ),
              },
            ),
          ],
        };
      },
    },
    {
      id: 'aggregators',
      resourceTypes: ['AWS::Config::ConfigurationAggregator'],
      async page(aws) {
        const aggregators = await everyPage(
          describeConfigurationAggregators,
          NextToken =>
            aws.call(describeConfigurationAggregators, { NextToken }),
          output => ({
            items: required(
              output.ConfigurationAggregators,
              'ConfigurationAggregators',
              describeConfigurationAggregators,
            ),
            next: output.NextToken,
          }),
        );
        return {
          resources: [
            regionalFact(
              'AWS::Config::ConfigurationAggregator',
              aws,
              {
                service: 'config',
                path: 'config-aggregator/*',
                name: 'Config aggregators',
              },
              {
                aggregators: aggregators.map(
                  ({
                    ConfigurationAggregatorName,
                    OrganizationAggregationSource: source,
                  }) => ({
                    name: required(
                      ConfigurationAggregatorName,
                      'ConfigurationAggregatorName',
                      describeConfigurationAggregators,
                    ),
                    organization: source
                      ? {
                          allRegions: source.AllAwsRegions ?? false,
                          regions: source.AwsRegions ?? [],
                        }
                      : null,
                  }),
                ),
              },
            ),
          ],
        };
      },
    },
  ],
};

async function recorder(aws: AwsReader) {
  const {
    recorders: [found],
    states,
  } = await recordersOf(aws);
  const status = states.find(({ name }) => name === found?.name);
  const name = found?.name ?? 'none';
  return regionalFact(
    'AWS::Config::ConfigurationRecorder',
    aws,
    {
      service: 'config',
      path: `configuration-recorder/${name}`,
      name: found ? name : 'No recorder',
    },
    {
      exists: found !== undefined,
      ...groupOf(found),
      ...stateOf(found, status),
    },
  );
}

type Group = Omit<
  ConfigRecorder,
  'exists' | 'recording' | 'lastStatus' | 'lastErrorCode'
>;

function groupOf({
  recordingGroup,
  recordingMode,
  roleARN,
}: ConfigurationRecorder = {}): Group {
  const frequencyOf = (frequency: string | undefined) =>
    frequency === 'DAILY' ? 'DAILY' : 'CONTINUOUS';
  return {
    roleArn: roleARN ?? null,
    // Without a group, a recorder records everything that it can.
    allSupported:
      recordingGroup === undefined
        ? roleARN !== undefined
        : (recordingGroup.allSupported ?? false) ||
          recordingGroup.recordingStrategy?.useOnly ===
            'EXCLUSION_BY_RESOURCE_TYPES',
    resourceTypes: recordingGroup?.resourceTypes ?? [],
    excludedResourceTypes:
      recordingGroup?.exclusionByResourceTypes?.resourceTypes ?? [],
    frequency: frequencyOf(recordingMode?.recordingFrequency),
    frequencyOverrides: (recordingMode?.recordingModeOverrides ?? []).map(
      override => ({
        resourceTypes: override.resourceTypes ?? [],
        frequency: frequencyOf(override.recordingFrequency),
      }),
    ),
  };
}

function stateOf(
  found: ConfigurationRecorder | undefined,
  status: ConfigurationRecorderStatus | undefined,
): Pick<ConfigRecorder, 'recording' | 'lastStatus' | 'lastErrorCode'> {
  return {
    recording: found
      ? required(
          status?.recording,
          'recording',
          recordedOperations.member.describeRecorderStatus,
        )
      : false,
    lastStatus: status?.lastStatus ?? null,
    lastErrorCode: status?.lastErrorCode || null,
  };
}

async function rulesOf(aws: AwsReader): Promise<ConfigRules['rules']> {
  const rules = await everyPage(
    describeConfigRules,
    NextToken => aws.call(describeConfigRules, { NextToken }),
    output => ({
      items: required(output.ConfigRules, 'ConfigRules', describeConfigRules),
      next: output.NextToken,
    }),
  );
  return rules.map(
    ({ ConfigRuleName, Source, ConfigRuleState }: ConfigRule) => ({
      name: required(ConfigRuleName, 'ConfigRuleName', describeConfigRules),
      identifier:
        Source?.Owner === 'AWS'
          ? required(
              Source.SourceIdentifier,
              'Source.SourceIdentifier',
              describeConfigRules,
            )
          : null,
      state: required(ConfigRuleState, 'ConfigRuleState', describeConfigRules),
    }),
  );
}

async function nonCompliantOf(
  aws: AwsReader,
  rules: string[],
): Promise<ConfigRules['nonCompliant']> {
  const found = await aws.all(rules, async rule => {
    const results = await everyPage(
      getComplianceDetailsByConfigRule,
      NextToken =>
        aws.call(getComplianceDetailsByConfigRule, {
          ConfigRuleName: rule,
          ComplianceTypes: ['NON_COMPLIANT'],
          Limit: 100,
          NextToken,
        }),
      output => ({
        items: required(
          output.EvaluationResults,
          'EvaluationResults',
          getComplianceDetailsByConfigRule,
        ),
        next: output.NextToken,
      }),
    );
    return results
      .filter(({ ComplianceType }) => ComplianceType === 'NON_COMPLIANT')
      .map(({ EvaluationResultIdentifier: id }) => {
        const { ResourceType, ResourceId } =
          id?.EvaluationResultQualifier ?? {};
        const from = getComplianceDetailsByConfigRule;
        return {
          rule,
          resourceType: required(ResourceType, 'ResourceType', from),
          resourceId: required(ResourceId, 'ResourceId', from),
        };
      });
  });
  return found.flat();
}

async function remediationsOf(
  aws: AwsReader,
  rules: string[],
): Promise<ConfigRemediations['remediations']> {
  const from = describeRemediationConfigurations;
  // One call takes 25 names.
  const found = await aws.all(chunk(rules, 25), async ConfigRuleNames => {
    const output = await aws.call(from, { ConfigRuleNames });
    return required(
      output.RemediationConfigurations,
      'RemediationConfigurations',
      from,
    ).map(({ ConfigRuleName, Automatic, TargetId }) => ({
      rule: required(ConfigRuleName, 'ConfigRuleName', from),
      automatic: Automatic ?? false,
      target: required(TargetId, 'TargetId', from),
    }));
  });
  return found.flat();
}
