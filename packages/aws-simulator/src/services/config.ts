import type {
  DescribeConfigRulesRequest,
  DescribeConfigurationAggregatorsRequest,
  DescribeRemediationConfigurationsRequest,
  GetComplianceDetailsByConfigRuleRequest,
} from '@aws-sdk/client-config-service';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidNextTokenException';

const ruleOf = (name: string | undefined, { cell }: Call) => {
  const found = thingsOf(cell, 'configRules').find(
    ({ rule }) => rule.ConfigRuleName === name,
  );
  if (!found) {
    throw new AwsError(
      'NoSuchConfigRuleException',
      `The ConfigRule '${name}' provided in the request is invalid. Please check the configRule name`,
    );
  }
  return found;
};

/** AWS Config. */
export const config: Handlers = {
  DescribeConfigurationRecorders: (_input: object, { cell }: Call) => ({
    ConfigurationRecorders: thingsOf(cell, 'configRecorders').map(
      ({ recorder }) => recorder,
    ),
  }),

  DescribeConfigurationRecorderStatus: (_input: object, { cell }: Call) => ({
    ConfigurationRecordersStatus: thingsOf(cell, 'configRecorders').map(
      ({ status }) => status,
    ),
  }),

  DescribeConfigRules(input: DescribeConfigRulesRequest, call: Call) {
    const { items, next } = page(thingsOf(call.cell, 'configRules'), call, {
      token: input.NextToken,
      limit: 25,
      invalid,
    });
    return { ConfigRules: items.map(({ rule }) => rule), NextToken: next };
  },

  GetComplianceDetailsByConfigRule(
    input: GetComplianceDetailsByConfigRuleRequest,
    call: Call,
  ) {
    const { rule, nonCompliant } = ruleOf(input.ConfigRuleName, call);
    const { items, next } = page(nonCompliant, call, {
      token: input.NextToken,
      limit: limitOf(input.Limit, {
        standard: 10,
        maximum: 100,
        invalid: 'InvalidParameterValueException',
      }),
      invalid,
    });
    return {
      EvaluationResults: items.map(({ type, id }) => ({
        EvaluationResultIdentifier: {
          EvaluationResultQualifier: {
            ConfigRuleName: rule.ConfigRuleName,
            ResourceType: type,
            ResourceId: id,
          },
        },
        ComplianceType: 'NON_COMPLIANT',
      })),
      NextToken: next,
    };
  },

  DescribeRemediationConfigurations(
    input: DescribeRemediationConfigurationsRequest,
    { cell }: Call,
  ) {
    return {
      RemediationConfigurations: thingsOf(cell, 'configRules').flatMap(
        ({ rule, remediation }) =>
          remediation && input.ConfigRuleNames?.includes(rule.ConfigRuleName)
            ? [remediation]
            : [],
      ),
    };
  },

  DescribeConfigurationAggregators(
    input: DescribeConfigurationAggregatorsRequest,
    call: Call,
  ) {
    const { items, next } = page(
      thingsOf(call.cell, 'configAggregators'),
      call,
      { token: input.NextToken, limit: 100, invalid },
    );
    return { ConfigurationAggregators: items, NextToken: next };
  },
};
