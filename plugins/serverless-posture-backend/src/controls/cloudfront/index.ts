import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { cloudfrontApiOriginBypass } from './cloudfront-api-origin-bypass';
import { cloudfrontCustomCertificate } from './cloudfront-custom-certificate';
import { cloudfrontDefaultRootObject } from './cloudfront-default-root-object';
import { cloudfrontLambdaUrlOac } from './cloudfront-lambda-url-oac';
import { cloudfrontLogging } from './cloudfront-logging';
import { cloudfrontOriginFailover } from './cloudfront-origin-failover';
import { cloudfrontOriginTls } from './cloudfront-origin-tls';
import { cloudfrontS3Oac } from './cloudfront-s3-oac';
import { cloudfrontS3OriginMissing } from './cloudfront-s3-origin-missing';
import { cloudfrontSignedAccess } from './cloudfront-signed-access';
import { cloudfrontTagged } from './cloudfront-tagged';
import { cloudfrontTlsPolicy } from './cloudfront-tls-policy';
import { cloudfrontViewerHttps } from './cloudfront-viewer-https';
import { cloudfrontWaf } from './cloudfront-waf';

export const cloudfrontControls: readonly AnyControl[] = [
  cloudfrontApiOriginBypass,
  cloudfrontCustomCertificate,
  cloudfrontDefaultRootObject,
  cloudfrontLambdaUrlOac,
  cloudfrontLogging,
  cloudfrontOriginFailover,
  cloudfrontOriginTls,
  cloudfrontS3Oac,
  cloudfrontS3OriginMissing,
  cloudfrontSignedAccess,
  cloudfrontTagged,
  cloudfrontTlsPolicy,
  cloudfrontViewerHttps,
  cloudfrontWaf,
];
