import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { scanFrequency } from './scanning';

/** Source: ECR guide, "Enhanced scanning". */
export const ecrEnhancedScanning = control({
  id: 'ecr-enhanced-scanning',
  title: 'The registry goes on scanning the images of functions',
  description:
    'A scan on push knows the holes of that day only; enhanced scanning by Inspector scans again when new ones become known, and looks ' +
    'into packages of languages as well. The registry must use it, with a rule of continuous scans for every repository that holds ' +
    'the image of a function. Registries without such a repository are not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::ECR::Registry',
  reads: ['AWS::ECR::Repository'],
  references: {
    securityHub: ['ECR.1'],
    config: ['ecr-private-image-scanning-enabled'],
    documents: [
      {
        title:
          'Scan images for OS and programming language package vulnerabilities',
        url: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced.html',
      },
    ],
  },
  evaluate(registry, context) {
    const repositories = context.resources('AWS::ECR::Repository');
    if (repositories.length === 0)
      return notApplicable('no image of a function');
    if (registry.scanType !== 'ENHANCED') {
      return failed([evidence('scanType', registry.scanType)]);
    }
    const left = repositories.filter(
      ({ $ }) => scanFrequency(registry, $.name) !== 'CONTINUOUS_SCAN',
    );
    return left.length === 0
      ? passed()
      : failed(
          left.map(({ $ }) => evidence('rules', 'no continuous scan', $.arn)),
        );
  },
  remedy: registry => ({
    summary: `Switch the registry of ${registry.accountId} to enhanced scanning, continuously (${registry.name}).`,
    console: `ECR (${registry.region}) > Private registry > Settings > Scanning configuration`,
    cli: `aws ecr put-registry-scanning-configuration --region ${registry.region} --scan-type ENHANCED --rules '[{"scanFrequency":"CONTINUOUS_SCAN","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]'`,
    cloudformation: `Scanning:\n  Type: AWS::ECR::RegistryScanningConfiguration\n  Properties:\n    ScanType: ENHANCED\n    Rules:\n      - ScanFrequency: CONTINUOUS_SCAN\n        RepositoryFilters: [{ Filter: "*", FilterType: WILDCARD }]`,
    terraform: `resource "aws_ecr_registry_scanning_configuration" "scanning" {\n  scan_type = "ENHANCED"\n  rule {\n    scan_frequency = "CONTINUOUS_SCAN"\n    repository_filter {\n      filter      = "*"\n      filter_type = "WILDCARD"\n    }\n  }\n}`,
  }),
});
