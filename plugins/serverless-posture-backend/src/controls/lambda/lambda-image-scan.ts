import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { scanFrequency } from '../ecr/scanning';
import { runningImages } from './runningImage';

/** Source: Security Hub ECR.1. */
export const lambdaImageScan = control({
  id: 'lambda-image-scan',
  title: 'Images of container functions come from a repository that is scanned',
  description:
    'Nobody patches a container image by itself; without a scan nobody knows what it holds. The repository that holds the running ' +
    'image must be scanned when images are pushed, by its own setting or a rule of the registry, or continuously. The image is found by the ' +
    'digest that Lambda pinned, in the registry of the account and Region; images of other registries are not known.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::ECR::Repository', 'AWS::ECR::Registry'],
  references: {
    securityHub: ['ECR.1'],
    config: ['ecr-private-image-scanning-enabled'],
    owasp: ['SAS-06'],
    documents: [
      {
        title: 'Scan images for software vulnerabilities in Amazon ECR',
        url: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html',
      },
    ],
  },
  evaluate(fn, context) {
    if (fn.packageType !== 'Image') return notApplicable('no container image');
    const [registry] = context.resources('AWS::ECR::Registry');
    const unscanned = runningImages(fn, context).filter(
      ({ repository }) =>
        !(registry && scanFrequency(registry, repository.$.name)) &&
        !(registry?.scanType !== 'ENHANCED' && repository.scanOnPush),
    );
    if (unscanned.length === 0) return passed();
    return failed(
      unscanned.map(({ repository }) =>
        evidence(
          'imageScanningConfiguration.scanOnPush',
          repository.scanOnPush,
          repository.$.arn,
        ),
      ),
    );
  },
  remedy: fn => ({
    summary: `Scan the repository of the image of ${fn.name}, best continuously for the whole registry.`,
    console: `ECR (${fn.region}) > Private registry > Settings > Scanning configuration`,
    cli: `aws ecr put-registry-scanning-configuration --region ${fn.region} --scan-type ENHANCED --rules '[{"scanFrequency":"CONTINUOUS_SCAN","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]'`,
    cloudformation: `# ${fn.name}\nScanning:\n  Type: AWS::ECR::RegistryScanningConfiguration\n  Properties:\n    ScanType: ENHANCED\n    Rules:\n      - ScanFrequency: CONTINUOUS_SCAN\n        RepositoryFilters: [{ Filter: "*", FilterType: WILDCARD }]`,
    terraform: `# ${fn.name}\nresource "aws_ecr_registry_scanning_configuration" "scanning" {\n  scan_type = "ENHANCED"\n  rule {\n    scan_frequency = "CONTINUOUS_SCAN"\n    repository_filter {\n      filter      = "*"\n      filter_type = "WILDCARD"\n    }\n  }\n}`,
  }),
});
