import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { Statement } from '../policy/document';
import { statementEvidence } from '../policy/evidence';
import { whoMay, assertClear, isUnlimited } from '../policy/whoMay';
import { whereKnown } from '../whereKnown';

const policyEvidence = (grants: { statement: Statement }[]) =>
  [...new Set(grants.map(({ statement }) => statement))].map(statement =>
    statementEvidence(statement, 'AccessPolicies'),
  );

/** Source: Security Hub Opensearch.2, Opensearch.7. */
export const opensearchAccess = control({
  id: 'opensearch-access',
  title:
    'The domain is closed to strangers and has fine-grained access control',
  description:
    'A search domain holds copies of data and logs, and its endpoint is on the internet unless it is in a VPC. ' +
    'The domain must be in a VPC or have an access policy that admits nobody without a limit; one that only a ' +
    'condition guards, such as an address range, fails with low severity. Fine-grained access control must be ' +
    'on and anonymous access off. Security groups of a VPC are not judged.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::OpenSearchService::Domain',
  references: {
    securityHub: ['Opensearch.2', 'Opensearch.7'],
    config: ['opensearch-in-vpc-only', 'opensearch-access-control-enabled'],
    documents: [
      {
        title: 'Identity and Access Management in Amazon OpenSearch Service',
        url: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html',
      },
      {
        title: 'Fine-grained access control in Amazon OpenSearch Service',
        url: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html',
      },
    ],
  },
  evaluate(domain): Verdict {
    const weak = [
      ...(whereKnown(() => domain.fineGrainedAccess) === false
        ? [evidence('AdvancedSecurityOptions.Enabled', false)]
        : []),
      ...(whereKnown(() => domain.anonymousAccess)
        ? [evidence('AdvancedSecurityOptions.AnonymousAuthEnabled', true)]
        : []),
    ];
    if (weak.length > 0) return failed(weak);
    if (domain.vpcId === null) {
      const callers = whoMay(undefined, domain.accessPolicy);
      const open = callers.everyone.filter(isUnlimited);
      if (open.length > 0) return failed(policyEvidence(open));
      assertClear(callers);
      if (callers.everyone.length > 0) {
        return failed(policyEvidence(callers.everyone), {
          severity: 'LOW',
          reason: 'only a condition of the access policy limits who may search',
        });
      }
    }
    // Both must be known, which reading them makes sure of.
    const { fineGrainedAccess, anonymousAccess } = domain;
    return passed(
      `fine-grained access: ${fineGrainedAccess}, anonymous access: ${anonymousAccess}`,
    );
  },
  remedy: domain => ({
    summary: `Close the access policy of ${domain.name} and turn its fine-grained access control on.`,
    console: `OpenSearch Service (${domain.region}) > Domains > ${domain.name} > Security configuration`,
    cli: `aws opensearch update-domain-config --region ${domain.region} --domain-name ${domain.name} --access-policies file://policy.json --advanced-security-options Enabled=true`,
    cloudformation: `# ${domain.name}\nAdvancedSecurityOptions:\n  Enabled: true\nVPCOptions:\n  SubnetIds: [!Ref Subnet]`,
    terraform: `# ${domain.name}\nadvanced_security_options {\n  enabled = true\n}\nvpc_options {\n  subnet_ids = [aws_subnet.private.id]\n}`,
  }),
});
