import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
  UserAttribute,
} from 'backstage-plugin-serverless-posture-node';
import { matches } from '../policy/wildcard';
import { cognitoDocuments } from './documents';
import { changeClient, clientFix } from './remedies';
import { servesMachinesOnly } from './signIn';

/** What users prove that they own. */
const CONTACTS = ['email', 'phone_number'];

/** Source: Cognito guide, "Working with user attributes", "Attribute permissions and scopes". */
export const cognitoClientWritableAttributes = control({
  id: 'cognito-client-writable-attributes',
  title:
    'App clients cannot write attributes that decide privileges (role, tenant, verified mail)',
  description:
    'What a client may write, each of its users may change about themselves: a role or tenant that functions trust, then, is ' +
    'theirs to choose. Custom attributes with telling names and the marks of verified addresses must not be writable. An ' +
    'empty list allows all standard attributes: a mail address or phone number that Cognito verifies, but that takes effect ' +
    'before it is verified again, fails with medium severity. Which attributes functions trust is not visible.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPoolClient',
  reads: ['AWS::Cognito::UserPool'],
  references: {
    owasp: ['SAS-02'],
    serverlessLens: ['SEC 1'],
    documents: [cognitoDocuments.attributes],
  },
  parameters: {
    privilegedAttributes: {
      description:
        'Names of custom attributes, without custom:, that decide what a user may do. Wildcards * and ? are allowed.',
      default: [
        ...['*role', '*roles', '*admin', 'is*admin', '*tenant', '*tenant*id'],
        ...['*group', '*groups', '*permission', '*permissions', '*scope'],
        ...['*scopes', 'org', 'org*id', 'organi?ation*', 'account*id'],
        ...['*plan', '*tier', '*privilege*', '*entitlement*', 'customer*id'],
      ],
    },
  },
  evaluate(client, context) {
    if (servesMachinesOnly(client))
      return notApplicable('no user signs in with it');
    const pool = context.resource(
      'AWS::Cognito::UserPool',
      client.$.parentArn!,
    );
    if (!pool) return notApplicable('the user pool does not exist');
    const patterns = context.parameter<string[]>('privilegedAttributes');
    const written = client.writeAttributes;
    const decisive = written.filter(
      name =>
        (isPrivileged(name, patterns) && isWritable(name, pool.attributes)) ||
        /^(email|phone_number)_verified$/.test(name),
    );
    if (decisive.length > 0) {
      return failed(
        decisive.map(name => evidence('WriteAttributes', name)),
        { reason: 'users may change what decides their privileges' },
      );
    }
    // Empty means the standard attributes, not none.
    const contacts = CONTACTS.filter(
      name =>
        (written.length === 0 || written.includes(name)) &&
        pool.autoVerifiedAttributes.includes(name) &&
        !pool.verifiedBeforeUpdate.includes(name) &&
        isWritable(name, pool.attributes),
    );
    if (contacts.length === 0) return passed();
    return failed(
      contacts.map(name =>
        evidence(
          'UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate',
          `without ${name}`,
          pool.$.arn,
        ),
      ),
      {
        severity: 'MEDIUM',
        reason: 'a new address takes effect before it is verified',
      },
    );
  },
  remedy: client =>
    changeClient(
      client,
      `Take the attribute out of the write list of ${client.name} (an empty list allows all standard ones).`,
      'WriteAttributes',
      '["name", "locale"]',
    ),
  fix: clientFix,
});

function isPrivileged(name: string, patterns: readonly string[]): boolean {
  const [, own] = /^custom:(.+)$/.exec(name) ?? [];
  return own !== undefined && patterns.some(pattern => matches(pattern, own));
}

/** Whether users can change an attribute after they signed up, or set it when they do. */
function isWritable(
  name: string,
  attributes: readonly UserAttribute[],
): boolean {
  const attribute = attributes.find(one => one.name === name);
  return !attribute?.isDeveloperOnly;
}
