import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changeClient, clientFix } from './remedies';

/** Source: Cognito guide, "Authentication flows". */
export const cognitoClientPlainPasswordFlow = control({
  id: 'cognito-client-plain-password-flow',
  title: 'App clients use SRP, not flows that send the password',
  description:
    'In these flows the password itself travels, through every proxy and log on the way; in SRP only a proof of it does. The flow ' +
    'for users fails. The flow for administrators, which a back end calls with credentials of the account, fails with low ' +
    'severity. A client that names no flow has neither.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPoolClient',
  references: {
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.flows],
  },
  evaluate({ signInFlows, hasSecret }) {
    const found = (flow: string) =>
      signInFlows.includes(flow) ? [evidence('ExplicitAuthFlows', flow)] : [];
    const users = found('ALLOW_USER_PASSWORD_AUTH');
    const administrators = found('ALLOW_ADMIN_USER_PASSWORD_AUTH');
    if (users.length > 0) {
      return failed([...users, ...administrators], {
        reason: hasSecret
          ? 'the client has a secret: a back end passes passwords on'
          : 'the client has no secret: apps send passwords themselves',
      });
    }
    return administrators.length > 0
      ? failed(administrators, { severity: 'LOW' })
      : passed();
  },
  remedy: client =>
    changeClient(
      client,
      `Drop the password flows of ${client.name} and sign in by SRP or managed login.`,
      'ExplicitAuthFlows',
      '["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]',
    ),
  fix: clientFix,
});
