import { control } from 'backstage-plugin-serverless-posture-node';
import { enableScanning, scanningIsOn } from './scanning';

/** Source: Security Hub Inspector.2. */
export const inspectorEcr = control({
  id: 'inspector-ecr',
  title: 'Inspector scans container images',
  description:
    'Functions of container images bring a whole operating system with them; Inspector scans the images in ECR, ' +
    'and again when new holes become known. Scanning of ECR must be on in the account and Region.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::Inspector2::AccountStatus',
  references: {
    securityHub: ['Inspector.2'],
    config: ['inspector-ecr-scan-enabled'],
    documents: [
      {
        title: 'Scanning Amazon ECR container images with Amazon Inspector',
        url: 'https://docs.aws.amazon.com/inspector/latest/user/scanning-ecr.html',
      },
    ],
  },
  evaluate: account => scanningIsOn(account.ecr, 'ecr'),
  remedy: account => enableScanning(account, 'ECR'),
});
