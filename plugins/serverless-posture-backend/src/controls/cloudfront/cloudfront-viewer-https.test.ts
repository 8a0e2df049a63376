import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  cacheBehavior,
  distribution,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cloudfrontViewerHttps } from './cloudfront-viewer-https';

testControl(cloudfrontViewerHttps, {
  passed: [
    distribution({
      behaviors: [
        cacheBehavior(),
        cacheBehavior({ viewerProtocolPolicy: 'https-only' }),
      ],
    }),
  ],
  failed: [
    {
      resource: distribution({
        behaviors: [
          cacheBehavior(),
          cacheBehavior({
            pathPattern: '/old/*',
            viewerProtocolPolicy: 'allow-all',
          }),
        ],
      }),
      matching: {
        evidence: [{ path: 'CacheBehaviors[/old/*].ViewerProtocolPolicy' }],
      },
    },
  ],
  notAvailable: [
    distribution({
      behaviors: unknown('denied', 'cloudfront:ListDistributions'),
    }),
  ],
});
