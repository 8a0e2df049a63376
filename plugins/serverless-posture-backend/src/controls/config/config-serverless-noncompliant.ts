import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Viewing compliance information and evaluation results". */
export const configServerlessNoncompliant = control({
  id: 'config-serverless-noncompliant',
  title: 'The deployed rules call no function and no API non-compliant',
  description:
    "What an account's own rules call non-compliant is known to be wrong and still open. The managed rules " +
    'about functions and APIs are read; a Region without any is not applicable. Findings that Security Hub ' +
    'makes of them are shown with the resource as well.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Config::ConfigRule',
  references: {
    documents: [
      {
        title: 'Viewing compliance information and evaluation results',
        url: 'https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_view-compliance.html',
      },
    ],
  },
  evaluate(config): Verdict {
    const found = config.nonCompliant;
    if (found.length > 0) {
      return failed(
        found
          .slice(0, 20)
          .map(({ rule, resourceType, resourceId }) =>
            evidence(rule, `${resourceType} ${resourceId}`),
          ),
        { reason: `${found.length} results are NON_COMPLIANT` },
      );
    }
    return config.rules.some(({ identifier }) =>
      /^(LAMBDA_|API_GW|APIGATEWAY)/.test(identifier ?? ''),
    )
      ? passed()
      : notApplicable('no managed rule about functions or APIs is deployed');
  },
  remedy: config => ({
    summary: `Fix what the rules of AWS Config in ${config.region} of account ${config.accountId} call non-compliant.`,
    console: `AWS Config (${config.region}) > Rules > Noncompliant`,
    cli: `aws configservice get-compliance-details-by-config-rule --region ${config.region} --config-rule-name <rule> --compliance-types NON_COMPLIANT`,
    cloudformation: `# ${config.region}\n(change the resource that the rule names)`,
    terraform: `# ${config.region}\n(change the resource that the rule names)`,
  }),
});
