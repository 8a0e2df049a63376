import { PolicyDocument } from '../identity/policy';

/** The role that may write to findings, in the account that administers Security Hub. */
export const WRITER_ROLE_NAME = 'serverless-posture-writer';

/** Its policies. */
export const writerPolicies: PolicyDocument[] = [
  {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['securityhub:BatchUpdateFindings', 'securityhub:GetFindings'],
        Resource: '*',
      },
    ],
  },
];
