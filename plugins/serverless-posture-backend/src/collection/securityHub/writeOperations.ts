import {
  BatchUpdateFindingsCommand,
  BatchUpdateFindingsV2Command,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { operation } from 'backstage-plugin-serverless-posture-node';

/** Sets the workflow of findings of Security Hub CSPM, and a note. */
export const batchUpdateFindings = operation({
  id: 'securityhub:BatchUpdateFindings',
  client: SecurityHubClient,
  command: BatchUpdateFindingsCommand,
});

/** The same for the unified Security Hub. */
export const batchUpdateFindingsV2 = operation({
  id: 'securityhub:BatchUpdateFindingsV2',
  // Service Authorization Reference, "AWS Security Hub": both generations share the action.
  action: 'securityhub:BatchUpdateFindings',
  client: SecurityHubClient,
  command: BatchUpdateFindingsV2Command,
});
