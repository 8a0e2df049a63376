import { Severity } from 'backstage-plugin-serverless-posture-common';
import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changeClient, clientFix } from './remedies';

/** Source: Cognito guide, "Application-specific settings with app clients". */
export const cognitoClientCallbackUrls = control({
  id: 'cognito-client-callback-urls',
  title: 'Callback and logout URLs are HTTPS and on owned domains',
  description:
    'Codes and tokens of signed-in users are sent to these addresses: over plain HTTP anyone on the way reads them, and on a ' +
    'foreign or abandoned domain its owner does. Addresses of localhost belong to development. Custom schemes of apps, ' +
    'which another app may claim, fail with low severity, and so do addresses while managed login is off. Domains are ' +
    'judged where the parameter names the owned ones.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPoolClient',
  references: {
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.clients],
  },
  parameters: {
    ownedDomains: {
      description:
        'Domains whose hosts users may be sent to, subdomains included. Empty: every domain.',
      default: [],
    },
  },
  evaluate(client, context) {
    const owned = context.parameter<string[]>('ownedDomains');
    const urls = [
      ...client.callbackUrls.map(url => ({ path: 'CallbackURLs', url })),
      ...client.logoutUrls.map(url => ({ path: 'LogoutURLs', url })),
      ...(client.defaultRedirectUri
        ? [{ path: 'DefaultRedirectURI', url: client.defaultRedirectUri }]
        : []),
    ];
    if (urls.length === 0) return notApplicable('it names no address');
    const flaws = urls.flatMap(({ path, url }) => {
      const severity = flawOf(url, owned);
      return severity ? [{ path, url, severity }] : [];
    });
    if (flaws.length === 0) return passed();
    const found = flaws.map(({ path, url }) =>
      evidence(path, withoutQuery(url)),
    );
    if (client.oauthFlows.length === 0) {
      return failed(found, {
        severity: 'LOW',
        reason: 'dormant: managed login is off for the client',
      });
    }
    return flaws.every(({ severity }) => severity === 'LOW')
      ? failed(found, { severity: 'LOW' })
      : failed(found);
  },
  remedy: client =>
    changeClient(
      client,
      `Remove addresses without HTTPS, of localhost and of foreign domains from ${client.name}.`,
      'CallbackURLs',
      '["https://app.example.com/signed-in"]',
    ),
  fix: clientFix,
});

/** How bad an address is; undefined for one in order. */
function flawOf(text: string, owned: readonly string[]): Severity | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'HIGH';
  }
  if (url.protocol === 'http:') return 'HIGH';
  if (url.protocol !== 'https:') return 'LOW';
  const host = url.hostname.toLowerCase();
  if (/^(.*\.)?localhost$|^127\.|^\[::1\]$/.test(host)) return 'HIGH';
  const isOwned = owned.some(domain => {
    const name = domain.toLowerCase();
    return host === name || host.endsWith(`.${name}`);
  });
  return owned.length > 0 && !isOwned ? 'HIGH' : undefined;
}

function withoutQuery(url: string): string {
  return url.split(/[?#]/)[0].replace(/\/\/[^/@]*@/, '//');
}
