import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  accessAnalyzer,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { accessanalyzerServerlessFindings } from './accessanalyzer-serverless-findings';

testControl(accessanalyzerServerlessFindings, {
  passed: [accessAnalyzer()],
  failed: [
    {
      resource: accessAnalyzer({
        externalFindings: [
          {
            resource: 'arn:aws:lambda:eu-west-1:111122223333:function:open',
            resourceType: 'AWS::Lambda::Function',
          },
        ],
      }),
      matching: {
        evidence: [
          { arn: 'arn:aws:lambda:eu-west-1:111122223333:function:open' },
        ],
      },
    },
  ],
  notAvailable: [
    accessAnalyzer({
      externalFindings: unknown('denied', 'access-analyzer:ListFindings'),
    }),
  ],
  notApplicable: [
    accessAnalyzer({ exists: false, analyzerType: '', status: '' }),
    accessAnalyzer({ analyzerType: 'ACCOUNT_UNUSED_ACCESS' }),
  ],
});
