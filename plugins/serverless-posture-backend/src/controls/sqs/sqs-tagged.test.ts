import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  queue,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { tagCases } from '../__testUtils__/tagCases';
import { sqsTagged } from './sqs-tagged';

const cases = tagCases(queue);

testControl(sqsTagged, {
  passed: cases.passed,
  failed: cases.failed,
  notAvailable: [queue({ $: { tags: unknown('denied', 'tag:GetResources') } })],
});
