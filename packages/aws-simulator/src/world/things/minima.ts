import { auditMinima } from './auditMinima';
import { dataMinima } from './dataMinima';
import { edgeMinima } from './edgeMinima';
import { functionMinima } from './functionsMinima';
import { identityMinima } from './identityMinima';
import { Minimum } from './minimum';

/** The least calls for everything beside functions and APIs, by resource type. */
export const minima: Minimum[] = [
  ...functionMinima,
  ...edgeMinima,
  ...identityMinima,
  ...dataMinima,
  ...auditMinima,
];
