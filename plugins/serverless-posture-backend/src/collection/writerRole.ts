import { PolicyDocument } from './readerRole';
import { securityHubOperations } from './securityHub';
import {
  batchUpdateFindings,
  batchUpdateFindingsV2,
} from './securityHub/writeOperations';

/** What writing decisions to Security Hub calls: it looks before it writes. */
const operations = [
  securityHubOperations.administrator.getFindings,
  securityHubOperations.administrator.getFindingsV2,
  batchUpdateFindings,
  batchUpdateFindingsV2,
];

/** The policy of the role that decisions are written to Security Hub with, which is needed in the account that findings are read in. */
export function writerPolicy(): PolicyDocument {
  const actions = operations.map(({ id, action = id }) => action);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'WriteDecisions',
        Effect: 'Allow',
        Action: [...new Set(actions)].sort(),
        Resource: ['*'],
      },
    ],
  };
}
