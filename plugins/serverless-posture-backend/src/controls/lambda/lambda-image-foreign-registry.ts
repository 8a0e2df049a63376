import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { runningImages } from './runningImage';

/** Source: Lambda guide, "Create a Lambda function using a container image". */
export const lambdaImageForeignRegistry = control({
  id: 'lambda-image-foreign-registry',
  title: 'Images of container functions are held in the organization',
  description:
    'Whoever owns a registry decides what the next deployment runs. The digest that Lambda pinned must be that of an image ' +
    'in a private repository of the account and Region. AWS names the registry only to those who may fetch the code, too: an ' +
    'image that the own registry does not hold may be in another account of the organization, and leaves the verdict open.',
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
  evaluate(fn, context) {
    if (fn.packageType !== 'Image') return notApplicable('no container image');
    const { accountId } = fn.$;
    const owners = runningImages(fn, context).map(({ repository }) => ({
      arn: repository.$.arn,
      account: repository.$.arn.split(':')[4],
    }));
    const own = owners.find(
      ({ account }) =>
        account === accountId || context.organizationAccounts().has(account),
    );
    return own
      ? passed(own.arn)
      : failed(owners.map(({ arn }) => evidence('Code.ImageUri', arn)));
  },
  remedy: fn => ({
    summary: `Copy the image of ${fn.name} into a repository of your own and deploy it from there.`,
    console: `Lambda (${fn.region}) > Functions > ${fn.name} > Image > Deploy new image`,
    cli: `aws lambda update-function-code --region ${fn.region} --function-name ${fn.name} --image-uri ${fn.accountId}.dkr.ecr.${fn.region}.amazonaws.com/<repository>@<digest>`,
    cloudformation: `# ${fn.name}\nCode:\n  ImageUri: !Sub "\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com/<repository>@<digest>"`,
    terraform: `# ${fn.name}\nimage_uri = "\${aws_ecr_repository.repository.repository_url}@<digest>"`,
  }),
});
