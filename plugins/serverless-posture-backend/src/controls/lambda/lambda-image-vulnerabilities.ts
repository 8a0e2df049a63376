import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { runningImages } from './runningImage';

/** Source: ECR API, DescribeImages. */
export const lambdaImageVulnerabilities = control({
  id: 'lambda-image-vulnerabilities',
  title: 'The image that runs has no critical or high vulnerability',
  description:
    'Judged is the image with the digest that Lambda pinned when the code was deployed, not the newest of its repository: a rebuilt ' +
    'image does not help before it is deployed. The last scan of ECR or Inspector must be complete and count no critical and ' +
    'no high finding. Without such a scan nobody knows, which is no pass; images of other registries are not known.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::ECR::Repository'],
  references: {
    owasp: ['SAS-06'],
    documents: [
      {
        title: 'Scan images for software vulnerabilities in Amazon ECR',
        url: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html',
      },
      {
        title: 'Create a Lambda function using a container image',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      },
    ],
  },
  evaluate(fn, context) {
    if (fn.packageType !== 'Image') return notApplicable('no container image');
    const images = runningImages(fn, context);
    const found = images.flatMap(({ repository, image: { findings } }) =>
      findings && findings.critical + findings.high > 0
        ? [
            evidence(
              'imageScanFindingsSummary.findingSeverityCounts',
              `CRITICAL ${findings.critical}, HIGH ${findings.high}`,
              repository.$.arn,
            ),
          ]
        : [],
    );
    if (found.length > 0) {
      return failed([...found, evidence('CodeSha256', fn.imageDigest)]);
    }
    // Every repository that holds it holds the same image: one clean scan is enough.
    const clean = images.some(
      ({ image: { findings, scanStatus } }) =>
        findings !== null && /^(COMPLETE|ACTIVE)$/.test(scanStatus ?? ''),
    );
    if (clean) return passed();
    return notAvailable(
      { errorClass: 'not-read', operation: 'ecr:DescribeImages' },
      `no result of a scan: ${images[0].image.scanStatus ?? 'never scanned'}`,
    );
  },
  remedy: fn => ({
    summary: `Rebuild the image of ${fn.name} on a current base image, and deploy it by its digest.`,
    console: `ECR (${fn.region}) > Private registry > Repositories > Images`,
    cli: `aws ecr describe-image-scan-findings --region ${fn.region} --repository-name <repository> --image-id imageDigest=<digest of ${fn.name}>`,
    cloudformation: `# ${fn.name}\nCode:\n  ImageUri: <repository>@<digest of the new image>`,
    terraform: `# ${fn.name}\nimage_uri = "<repository>@<digest of the new image>"`,
  }),
});
