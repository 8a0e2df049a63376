import {
  EnvironmentHazard,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  ControlCases,
  lambdaFunction,
} from 'backstage-plugin-serverless-posture-node/testUtils';

/** What a control says that looks for one hazard in environment variables; `other` is one that it leaves to others. */
export function environmentHazardCases(
  hazard: EnvironmentHazard,
  other: EnvironmentHazard,
): ControlCases {
  return {
    passed: [
      { resource: lambdaFunction({ environment: null }), note: 'no variables' },
      lambdaFunction({ environment: [{ name: 'TABLE', hazards: [] }] }),
      {
        resource: lambdaFunction({
          environment: [{ name: 'OTHER', hazards: [other] }],
        }),
        note: 'a hazard of another kind',
      },
    ],
    failed: [
      {
        resource: lambdaFunction({
          environment: [
            { name: 'TABLE', hazards: [] },
            { name: 'SETTING', hazards: [other, hazard] },
          ],
        }),
        matching: { evidence: [{ path: 'Environment.Variables.SETTING' }] },
      },
      {
        resource: lambdaFunction({
          environment: [
            { name: 'OLD' },
            { name: 'SETTING', hazards: [hazard] },
          ],
        }),
        note: 'beside a variable that was not judged',
      },
    ],
    notAvailable: [
      {
        resource: lambdaFunction({
          environment: unknown('denied', 'lambda:ListFunctions'),
        }),
        note: 'no right to the key that encrypts the variables',
      },
      {
        resource: lambdaFunction({
          environment: [{ name: 'TABLE', hazards: [] }, { name: 'OLD' }],
        }),
        note: 'a variable that was not judged',
        matching: { unknown: { errorClass: 'not-read' } },
      },
    ],
  };
}
