import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncWaf } from './appsync-waf';

testControl(appsyncWaf, {
  passed: [
    graphqlApi({
      webAclArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1',
    }),
  ],
  failed: [
    {
      resource: graphqlApi({ webAclArn: null }),
      matching: { evidence: [{ path: 'wafWebAclArn', value: null }] },
    },
  ],
  notAvailable: [
    graphqlApi({ webAclArn: unknown('denied', 'appsync:ListGraphqlApis') }),
  ],
  notApplicable: [graphqlApi({ visibility: 'PRIVATE', webAclArn: null })],
});
