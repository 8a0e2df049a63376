import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Remediating noncompliant resources with AWS Config". */
export const configRemediationConfigured = control({
  id: 'config-remediation-configured',
  title: 'The rules that matter most have a remediation',
  description:
    'A rule that only notices leaves a public function open until somebody comes; a remediation closes it at ' +
    'once. Each deployed rule of the parameter must have a remediation configuration, automatic or by ' +
    'hand. Rules that no Region has deployed are judged elsewhere, and remediations by EventBridge are not ' +
    'recognized.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Config::RemediationConfiguration',
  reads: ['AWS::Config::ConfigRule'],
  references: {
    documents: [
      {
        title: 'Remediating noncompliant resources with AWS Config',
        url: 'https://docs.aws.amazon.com/config/latest/developerguide/remediation.html',
      },
    ],
  },
  parameters: {
    rules: {
      description:
        'Identifiers of managed rules that need a remediation where they are deployed.',
      default: ['LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED'],
    },
  },
  evaluate({ remediations }, context): Verdict {
    const wanted = context.parameter<string[]>('rules');
    const rules = context
      .resources('AWS::Config::ConfigRule')
      .flatMap(config => config.rules)
      .filter(({ identifier }) => wanted.includes(identifier ?? ''));
    if (rules.length === 0)
      return notApplicable('none of the rules is deployed');
    const missing = rules.filter(
      ({ name }) => !remediations.some(({ rule }) => rule === name),
    );
    return missing.length > 0
      ? failed(
          missing.map(({ name }) => evidence('ConfigRuleName', name)),
          {
            reason: 'no remediation is configured',
          },
        )
      : passed();
  },
  remedy: config => ({
    summary: `Attach a remediation to the rules of ${config.region} in account ${config.accountId}.`,
    console: `AWS Config (${config.region}) > Rules > Actions > Manage remediation`,
    cli: `aws configservice put-remediation-configurations --region ${config.region} --remediation-configurations file://remediation.json`,
    cloudformation: `# ${config.region}\nRemediation:\n  Type: AWS::Config::RemediationConfiguration\n  Properties:\n    ConfigRuleName: !Ref Rule\n    TargetType: SSM_DOCUMENT\n    TargetId: <document>`,
    terraform: `# ${config.region}\nresource "aws_config_remediation_configuration" "remediation" {\n  config_rule_name = aws_config_config_rule.rule.name\n  target_type      = "SSM_DOCUMENT"\n  target_id        = "<document>"\n}`,
  }),
});
