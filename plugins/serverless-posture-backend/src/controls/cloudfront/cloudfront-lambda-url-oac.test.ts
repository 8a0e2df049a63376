import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  distribution,
  distributionOrigin,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontLambdaUrlOac } from './cloudfront-lambda-url-oac';

const host = 'abc123.lambda-url.eu-west-1.on.aws';
const functionArn = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';
const withUrl = (authType: 'NONE' | 'AWS_IAM') =>
  lambdaFunction({
    urls: [{ functionArn, authType, host, allowOrigins: null }],
  });
const signed = distribution({
  origins: [
    distributionOrigin({ domainName: host, originAccessControlId: 'E2' }),
  ],
});

testControl(cloudfrontLambdaUrlOac, {
  passed: [{ resource: signed, with: [withUrl('AWS_IAM')] }],
  failed: [
    {
      resource: distribution({
        origins: [distributionOrigin({ domainName: host })],
      }),
      with: [withUrl('AWS_IAM')],
      matching: { evidence: [{ path: 'Origins[api].OriginAccessControlId' }] },
    },
    {
      resource: signed,
      with: [withUrl('NONE')],
      note: 'the URL lets everyone in',
      matching: { evidence: [{ path: 'AuthType', arn: functionArn }] },
    },
  ],
  notAvailable: [
    { resource: signed, note: 'a function of another account' },
    {
      resource: signed,
      with: [lambdaFunction({ urls: unknown('denied') })],
    },
    {
      resource: signed,
      unlisted: { 'AWS::Lambda::Function': { errorClass: 'denied' } },
    },
    distribution({
      origins: unknown('denied', 'cloudfront:ListDistributions'),
    }),
  ],
  notApplicable: [distribution()],
});
