import type { FaultEffect } from 'aws-simulator';
import { FaultCase } from './faultCase';

const effects: FaultEffect[] = [
  { error: { code: 'InternalFailure', status: 500 } },
  { error: { code: 'ServiceUnavailable', status: 503 } },
  { reset: true },
  { stallMs: 120_000 },
  { body: 'truncated' },
  { body: 'malformed' },
  { body: 'html' },
  { hangUp: true },
];

/** A third of all answers is none, in each of the ways that networks and front ends know. */
export const brokenAnswers: FaultCase = {
  fault: 3,
  title:
    'server errors, broken and endless bodies, truncated and malformed JSON, HTML, closed connections',
  profile: 'all',
  async play(stage) {
    for (const effect of effects) {
      await stage.disturbed([
        { operation: 'lambda:*', share: 0.3, effect },
        { operation: 'apigateway*', share: 0.3, effect },
        { operation: 'iam:*', share: 0.5, effect },
        { operation: 'securityhub:*', share: 0.3, effect },
      ]);
    }
    await stage.quiesce();
  },
};
