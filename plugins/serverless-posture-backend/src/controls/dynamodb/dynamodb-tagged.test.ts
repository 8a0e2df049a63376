import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dynamoDbTable,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { tagCases } from '../__testUtils__/tagCases';
import { dynamodbTagged } from './dynamodb-tagged';

const cases = tagCases(dynamoDbTable);

testControl(dynamodbTagged, {
  passed: cases.passed,
  failed: cases.failed,
  notAvailable: [
    dynamoDbTable({ $: { tags: unknown('denied', 'tag:GetResources') } }),
  ],
});
