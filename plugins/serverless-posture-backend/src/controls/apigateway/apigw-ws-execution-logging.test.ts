import {
  RouteSetting,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  httpStage,
  routeSetting,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { apigwWsExecutionLogging } from './apigw-ws-execution-logging';

const logging = (levels: Record<string, RouteSetting['loggingLevel']>) =>
  httpStage({
    protocolType: 'WEBSOCKET',
    routeSettings: Object.entries(levels).map(([route, loggingLevel]) =>
      routeSetting({ route, loggingLevel }),
    ),
  });

testControl(apigwWsExecutionLogging, {
  passed: [
    logging({ '*': 'INFO' }),
    logging({ '*': 'ERROR', sendMessage: 'INFO' }),
  ],
  failed: [
    {
      resource: logging({ '*': 'OFF' }),
      matching: {
        evidence: [{ path: 'RouteSettings[*].LoggingLevel', value: 'OFF' }],
      },
    },
    {
      resource: logging({ '*': 'INFO', sendMessage: 'OFF' }),
      note: 'a route that is OFF',
      matching: {
        evidence: [{ path: 'RouteSettings[sendMessage].LoggingLevel' }],
      },
    },
    {
      resource: logging({ '*': 'OFF', sendMessage: 'INFO' }),
      note: 'one route alone',
    },
  ],
  notAvailable: [
    httpStage({ protocolType: 'WEBSOCKET', routeSettings: unknown('denied') }),
    httpStage({ protocolType: unknown('denied') }),
  ],
  notApplicable: [httpStage({ protocolType: 'HTTP' })],
});
