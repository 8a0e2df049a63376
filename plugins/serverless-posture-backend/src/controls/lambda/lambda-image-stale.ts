import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { runningImages } from './runningImage';

const DAY = 86_400_000;

/** Source: Lambda guide, "Create a Lambda function using a container image". */
export const lambdaImageStale = control({
  id: 'lambda-image-stale',
  title: 'The image that runs was built within the patch window',
  description:
    'AWS patches managed runtimes, not container images: their base stays as it was on the day of the build. The image with the digest that ' +
    'Lambda pinned must have been pushed within the days of the parameter. When it was built before it was pushed, and whether ' +
    'the build used a fresh base, is not visible; images of other registries are not known.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::ECR::Repository'],
  references: {
    owasp: ['SAS-06'],
    documents: [
      {
        title: 'Create a Lambda function using a container image',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      },
    ],
  },
  parameters: {
    days: {
      description: 'Days after which an image must be rebuilt',
      default: 90,
      minimum: 1,
    },
  },
  evaluate(fn, context) {
    if (fn.packageType !== 'Image') return notApplicable('no container image');
    const oldest =
      context.now.getTime() - context.parameter<number>('days') * DAY;
    const images = runningImages(fn, context);
    // A copy that was pushed later is no newer build: the first push tells.
    const first = images.reduce((a, b) =>
      a.image.pushedAt < b.image.pushedAt ? a : b,
    );
    return new Date(first.image.pushedAt).getTime() >= oldest
      ? passed(`pushed ${first.image.pushedAt.slice(0, 10)}`)
      : failed([
          evidence(
            'imagePushedAt',
            first.image.pushedAt,
            first.repository.$.arn,
          ),
        ]);
  },
  remedy: fn => ({
    summary: `Rebuild the image of ${fn.name} on a current base image and deploy it; do so on a schedule.`,
    console: `ECR (${fn.region}) > Private registry > Repositories > Images`,
    cli: `aws ecr describe-images --region ${fn.region} --repository-name <repository> --image-ids imageDigest=<digest of ${fn.name}>`,
    cloudformation: `# ${fn.name}\nCode:\n  ImageUri: <repository>@<digest of the new image>`,
    terraform: `# ${fn.name}\nimage_uri = "<repository>@<digest of the new image>"`,
  }),
});
