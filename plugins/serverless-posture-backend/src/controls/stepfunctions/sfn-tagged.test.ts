import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  stateMachine,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { tagCases } from '../__testUtils__/tagCases';
import { sfnTagged } from './sfn-tagged';

const cases = tagCases(stateMachine);

testControl(sfnTagged, {
  passed: cases.passed,
  failed: cases.failed,
  notAvailable: [
    stateMachine({ $: { tags: unknown('denied', 'tag:GetResources') } }),
  ],
});
