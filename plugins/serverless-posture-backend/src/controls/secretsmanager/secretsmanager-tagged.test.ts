import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  secret,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { tagCases } from '../__testUtils__/tagCases';
import { secretsmanagerTagged } from './secretsmanager-tagged';

const cases = tagCases(secret);

testControl(secretsmanagerTagged, {
  passed: cases.passed,
  failed: cases.failed,
  notAvailable: [
    secret({ $: { tags: unknown('denied', 'secretsmanager:ListSecrets') } }),
  ],
});
