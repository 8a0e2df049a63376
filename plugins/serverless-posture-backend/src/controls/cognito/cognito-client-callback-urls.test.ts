import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPoolClient,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoClientCallbackUrls } from './cognito-client-callback-urls';

const at = (url: string, more: object = {}) =>
  userPoolClient({ callbackUrls: [url], ...more });

const owning = (url: string) => ({
  resource: at(url),
  parameters: { ownedDomains: ['example.com'] },
  note: url,
});

testControl(cognitoClientCallbackUrls, {
  passed: [
    at('https://shop.example.com/in'),
    owning('https://shop.example.com/in'),
    owning('https://EXAMPLE.com'),
  ],
  failed: [
    {
      resource: at('http://shop.example.com/in?state=secret'),
      severity: 'HIGH',
      matching: {
        evidence: [
          { path: 'CallbackURLs', value: 'http://shop.example.com/in' },
        ],
      },
    },
    at('http://localhost:3000'),
    { resource: at('https://localhost:3000'), severity: 'HIGH' },
    userPoolClient({ logoutUrls: ['http://shop.example.com'] }),
    userPoolClient({ defaultRedirectUri: 'http://shop.example.com' }),
    { ...owning('https://shop.example.org/in'), severity: 'HIGH' },
    owning('https://badexample.com/in'),
    { resource: at('no address'), severity: 'HIGH' },
    { resource: at('shop://signed-in'), matching: { severity: 'LOW' } },
    {
      resource: at('http://shop.example.com', { oauthFlows: [] }),
      note: 'managed login is off',
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    userPoolClient({
      logoutUrls: unknown('denied', 'cognito-idp:DescribeUserPoolClient'),
    }),
  ],
  notApplicable: [userPoolClient({ callbackUrls: [] })],
});
