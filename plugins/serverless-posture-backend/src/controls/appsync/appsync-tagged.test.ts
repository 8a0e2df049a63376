import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlApi,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { tagCases } from '../__testUtils__/tagCases';
import { appsyncTagged } from './appsync-tagged';

const cases = tagCases(graphqlApi);

testControl(appsyncTagged, {
  passed: cases.passed,
  failed: cases.failed,
  notAvailable: [
    graphqlApi({ $: { tags: unknown('denied', 'appsync:ListGraphqlApis') } }),
  ],
});
