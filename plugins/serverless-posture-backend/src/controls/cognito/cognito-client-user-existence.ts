import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changeClient, clientFix } from './remedies';
import { servesMachinesOnly } from './signIn';

/** Source: Cognito guide, "Managing user existence error responses". */
export const cognitoClientUserExistence = control({
  id: 'cognito-client-user-existence',
  title: 'App clients hide whether a user exists',
  description:
    'An error that says that a user does not exist sorts a list of addresses into those worth guessing passwords for. The client ' +
    'must answer alike in both cases. Sign-up tells of existing names whatever is set; clients for machines are left out.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPoolClient',
  references: {
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.existence],
  },
  evaluate(client) {
    if (servesMachinesOnly(client))
      return notApplicable('no user signs in with it');
    return client.preventsUserExistenceErrors
      ? passed()
      : failed([evidence('PreventUserExistenceErrors', 'LEGACY')]);
  },
  remedy: client =>
    changeClient(
      client,
      `Let ${client.name} hide whether a user exists.`,
      'PreventUserExistenceErrors',
      '"ENABLED"',
    ),
  fix: clientFix,
});
