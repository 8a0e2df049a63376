import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  accessAnalyzer,
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { accessanalyzerExternalAccess } from './accessanalyzer-external-access';

const role = iamRole({
  $: {
    arn: 'arn:aws:iam::111122223333:role/aws-service-role/access-analyzer.amazonaws.com/AWSServiceRoleForAccessAnalyzer',
  },
});

testControl(accessanalyzerExternalAccess, {
  passed: [accessAnalyzer(), accessAnalyzer({ analyzerType: 'ORGANIZATION' })],
  failed: [
    {
      resource: accessAnalyzer({ status: 'FAILED' }),
      matching: { evidence: [{ value: 'ACCOUNT FAILED' }] },
    },
    accessAnalyzer({ exists: false }),
    accessAnalyzer({ analyzerType: 'ACCOUNT_UNUSED_ACCESS' }),
    {
      resource: accessAnalyzer({ status: 'DISABLED' }),
      with: [accessAnalyzer({ status: 'DISABLED' }), role],
      note: 'its own is off',
    },
  ],
  notAvailable: [
    {
      resource: accessAnalyzer({ exists: false, analyzerType: '', status: '' }),
      with: [role],
      note: 'perhaps the organization',
    },
    accessAnalyzer({
      status: unknown('denied', 'access-analyzer:ListAnalyzers'),
    }),
    {
      resource: accessAnalyzer({ exists: false }),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    {
      resource: accessAnalyzer({ analyzerType: 'ACCOUNT_UNUSED_ACCESS' }),
      with: [accessAnalyzer()],
    },
  ],
});
