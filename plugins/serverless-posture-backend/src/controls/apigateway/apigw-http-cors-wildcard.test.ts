import { Cors, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwHttpCorsWildcard } from './apigw-http-cors-wildcard';

const cors = (settings: Partial<Cors>) =>
  httpApi({
    cors: {
      allowOrigins: ['*'],
      allowHeaders: [],
      allowCredentials: false,
      ...settings,
    },
  });

testControl(apigwHttpCorsWildcard, {
  passed: [
    { resource: httpApi({ cors: null }), note: 'no CORS' },
    {
      resource: cors({
        allowOrigins: ['https://shop.example.com'],
        allowHeaders: ['authorization'],
        allowCredentials: true,
      }),
      note: 'exact origins',
    },
    {
      resource: cors({ allowHeaders: ['content-type'] }),
      note: 'a public API without credentials',
    },
    { resource: cors({ allowOrigins: [] }), note: 'no origin' },
  ],
  failed: [
    {
      resource: cors({ allowHeaders: ['content-type', 'authorization'] }),
      matching: {
        evidence: [
          { path: 'CorsConfiguration.AllowOrigins', value: '*' },
          { path: 'CorsConfiguration.AllowHeaders', value: 'authorization' },
        ],
      },
    },
    { resource: cors({ allowHeaders: ['*'] }), note: 'every header' },
    {
      resource: cors({ allowHeaders: ['x-session'] }),
      note: 'a header that may hold a credential',
    },
    {
      resource: cors({
        allowOrigins: ['https://shop.example.com', 'https://*'],
        allowCredentials: true,
      }),
      note: 'a wildcard among others',
      matching: {
        evidence: [
          { value: 'https://*' },
          { path: 'CorsConfiguration.AllowCredentials', value: true },
        ],
      },
    },
    {
      resource: cors({ allowOrigins: ['null'], allowCredentials: true }),
      note: 'pages in a sandbox',
    },
  ],
  notAvailable: [
    httpApi({ cors: unknown('malformed') }),
    httpApi({ protocolType: unknown('denied') }),
  ],
  notApplicable: [httpApi({ protocolType: 'WEBSOCKET' })],
});
