import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "List of AWS Config managed rules". */
export const configServerlessRules = control({
  id: 'config-serverless-rules',
  title: 'The managed rules for functions and APIs are deployed',
  description:
    'The rules of AWS Config judge a change as soon as it is made, by the account itself. Each managed rule of ' +
    'the parameter must be deployed and active in the Region, by whatever means; those that Security Hub ' +
    "deploys count. Custom rules can't be recognized.",
  severity: 'LOW',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Config::ConfigRule',
  references: {
    documents: [
      {
        title: 'List of AWS Config managed rules',
        url: 'https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html',
      },
      {
        title: 'Conformance packs',
        url: 'https://docs.aws.amazon.com/config/latest/developerguide/conformance-packs.html',
      },
    ],
  },
  parameters: {
    rules: {
      description: 'Identifiers of managed rules that must be deployed.',
      default: [
        'LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED',
        'LAMBDA_FUNCTION_SETTINGS_CHECK',
        'API_GW_EXECUTION_LOGGING_ENABLED',
        'API_GW_ASSOCIATED_WITH_WAF',
        'API_GWV2_AUTHORIZATION_TYPE_CONFIGURED',
      ],
    },
  },
  evaluate(config, context): Verdict {
    const active = new Set(
      config.rules
        .filter(({ state }) => state === 'ACTIVE' || state === 'EVALUATING')
        .map(({ identifier }) => identifier),
    );
    const missing = context
      .parameter<string[]>('rules')
      .filter(identifier => !active.has(identifier));
    return missing.length > 0
      ? failed(
          missing.map(identifier =>
            evidence('Source.SourceIdentifier', identifier),
          ),
          { reason: 'these rules are not deployed' },
        )
      : passed();
  },
  remedy: config => ({
    summary: `Deploy a conformance pack with the missing rules in ${config.region} of account ${config.accountId}.`,
    console: `AWS Config (${config.region}) > Conformance packs`,
    cli: `aws configservice put-conformance-pack --region ${config.region} --conformance-pack-name serverless --template-body file://serverless.yaml`,
    cloudformation: `# ${config.region}\nRule:\n  Type: AWS::Config::ConfigRule\n  Properties:\n    Source:\n      Owner: AWS\n      SourceIdentifier: LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED`,
    terraform: `# ${config.region}\nresource "aws_config_config_rule" "rule" {\n  name = "lambda-function-public-access-prohibited"\n  source {\n    owner             = "AWS"\n    source_identifier = "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED"\n  }\n}`,
  }),
});
