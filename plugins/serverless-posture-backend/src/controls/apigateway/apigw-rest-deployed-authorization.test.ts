import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ResourceOptions,
  restApi,
  restStage,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';
import { apigwRestDeployedAuthorization } from './apigw-rest-deployed-authorization';

const served = (
  deployed: string[],
  workingCopy: string[],
  note: string,
  more: ResourceOptions<'AWS::ApiGateway::RestApi'> = {},
) => ({
  resource: restStage({ openMethods: deployed }),
  with: [restApi({ openMethods: workingCopy, ...more })],
  note,
});

testControl(apigwRestDeployedAuthorization, {
  passed: [
    served([], [], 'nothing is open'),
    served([], ['GET /orders'], 'opened and not deployed'),
    served(['GET /orders'], ['GET /orders'], 'open in both'),
    { resource: restStage(), note: 'nothing is open, whatever the API says' },
  ],
  failed: [
    {
      ...served(
        ['GET /items', 'GET /orders'],
        ['GET /items'],
        'closed and not deployed',
      ),
      matching: {
        severity: 'HIGH',
        evidence: [{ path: 'openMethods', value: 'GET /orders' }],
      },
    },
    served(['ANY /orders'], ['GET /orders'], 'all verbs but one closed'),
    {
      ...served(['GET /orders'], [], 'a policy that limits callers', {
        policy: policyOf({
          Effect: 'Allow',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: 'execute-api:/*',
          Condition: {
            StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' },
          },
        }),
      }),
      matching: { severity: 'LOW' },
    },
    served(['GET /orders'], [], 'a policy that could not be read', {
      policy: unknown('denied'),
    }),
  ],
  notAvailable: [
    restStage({ openMethods: unknown('denied') }),
    restStage({ deploymentId: unknown('denied') }),
    {
      ...served(['GET /orders'], [], 'methods that could not be read', {
        openMethods: unknown('denied'),
      }),
    },
    {
      resource: restStage({ openMethods: ['GET /orders'] }),
      note: 'an API that is not there',
    },
  ],
  notApplicable: [restStage({ deploymentId: null })],
});
