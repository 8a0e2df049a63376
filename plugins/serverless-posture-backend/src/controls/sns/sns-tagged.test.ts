import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  topic,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { tagCases } from '../__testUtils__/tagCases';
import { snsTagged } from './sns-tagged';

const cases = tagCases(topic);

testControl(snsTagged, {
  passed: cases.passed,
  failed: cases.failed,
  notAvailable: [topic({ $: { tags: unknown('denied', 'tag:GetResources') } })],
});
