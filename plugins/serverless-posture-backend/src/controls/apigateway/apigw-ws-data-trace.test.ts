import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  httpStage,
  routeSetting,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwWsDataTrace } from './apigw-ws-data-trace';

const traced = (traces: Record<string, boolean>) =>
  httpStage({
    protocolType: 'WEBSOCKET',
    routeSettings: Object.entries(traces).map(([route, dataTraceEnabled]) =>
      routeSetting({ route, dataTraceEnabled }),
    ),
  });

testControl(apigwWsDataTrace, {
  passed: [traced({ '*': false }), traced({ '*': false, join: false })],
  failed: [
    {
      resource: traced({ '*': true }),
      matching: {
        evidence: [{ path: 'RouteSettings[*].DataTraceEnabled', value: true }],
      },
    },
    {
      resource: traced({ '*': false, join: true }),
      note: 'one route',
      matching: {
        evidence: [{ path: 'RouteSettings[join].DataTraceEnabled' }],
      },
    },
  ],
  notAvailable: [
    httpStage({ protocolType: 'WEBSOCKET', routeSettings: unknown('denied') }),
    httpStage({ protocolType: unknown('denied') }),
  ],
  notApplicable: [httpStage({ protocolType: 'HTTP' })],
});
