import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Findings for external access". */
export const accessanalyzerServerlessFindings = control({
  id: 'accessanalyzer-serverless-findings',
  title: 'Access Analyzer finds no external access to functions and their data',
  description:
    'A finding of Access Analyzer is proof that somebody outside the zone of trust may use a resource. There ' +
    'must be no active one about functions, layers, queues, topics, keys, secrets, buckets or tables of the ' +
    'account in the Region. What is meant to be shared is archived by a rule; what these rules hide is judged ' +
    'apart.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::AccessAnalyzer::Analyzer',
  references: {
    documents: [
      {
        title: 'Findings for external access',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-findings.html',
      },
    ],
  },
  evaluate(analyzer): Verdict {
    if (!/^(ACCOUNT|ORGANIZATION)$/.test(analyzer.analyzerType))
      return notApplicable('it does not look for external access');
    const found = analyzer.externalFindings;
    return found.length > 0
      ? failed(
          found
            .slice(0, 20)
            .map(({ resource, resourceType }) =>
              evidence('findings.resource', resourceType, resource),
            ),
          { reason: `${found.length} findings are active` },
        )
      : passed();
  },
  remedy: analyzer => ({
    summary: `Remove the external access that ${analyzer.name} finds, or archive what is meant to be shared.`,
    console: `IAM (${analyzer.region}) > Access Analyzer > External access`,
    cli: `aws accessanalyzer list-findings-v2 --region ${analyzer.region} --analyzer-arn ${analyzer.arn}`,
    cloudformation: `# ${analyzer.name}\n(change the policy of the resource that the finding names)`,
    terraform: `# ${analyzer.name}\n(change the policy of the resource that the finding names)`,
  }),
});
