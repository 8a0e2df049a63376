import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  eventApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncEventsApiKey } from './appsync-events-api-key';

const namespaces = unknown('denied', 'appsync:ListChannelNamespaces');

testControl(appsyncEventsApiKey, {
  passed: [
    eventApi(),
    eventApi({
      namespaces: [{ name: 'chat', publish: ['AWS_LAMBDA'], subscribe: [] }],
    }),
  ],
  failed: [
    {
      resource: eventApi({ connectionAuthTypes: ['AWS_IAM', 'API_KEY'] }),
      matching: {
        evidence: [
          { path: 'eventConfig.connectionAuthModes', value: 'API_KEY' },
        ],
      },
    },
    eventApi({
      defaultAuthTypes: { publish: ['API_KEY'], subscribe: ['AWS_IAM'] },
    }),
    {
      resource: eventApi({
        namespaces: [{ name: 'chat', publish: [], subscribe: ['API_KEY'] }],
      }),
      note: 'a namespace replaces the default',
      matching: {
        evidence: [{ path: 'channelNamespaces[chat].subscribeAuthModes' }],
      },
    },
    {
      resource: eventApi({ connectionAuthTypes: ['API_KEY'], namespaces }),
      note: 'whatever the namespaces are',
    },
  ],
  notAvailable: [eventApi({ namespaces })],
});
