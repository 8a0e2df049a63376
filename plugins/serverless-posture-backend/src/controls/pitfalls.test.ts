import { judge } from 'backstage-plugin-serverless-posture-node/testUtils';
import { dataAndAuditPitfalls } from './__testUtils__/pitfalls/dataAndAudit';
import { functionCodePitfalls } from './__testUtils__/pitfalls/functionCode';
import { functionPolicyPitfalls } from './__testUtils__/pitfalls/functionPolicies';
import { functionSurroundingPitfalls } from './__testUtils__/pitfalls/functionSurroundings';
import { functionUrlPitfalls } from './__testUtils__/pitfalls/functionUrls';
import { identityAndEdgePitfalls } from './__testUtils__/pitfalls/identityAndEdge';
import { otherApiPitfalls } from './__testUtils__/pitfalls/otherApis';
import { Pitfall, Verdicts } from './__testUtils__/pitfalls/pitfall';
import { restApiPitfalls } from './__testUtils__/pitfalls/restApis';

// Some ask the simulated AWS.
jest.setTimeout(60_000);

const statuses = [
  ['PASSED', 'passed'],
  ['FAILED', 'failed'],
  ['NOT_AVAILABLE', 'notAvailable'],
  ['NOT_APPLICABLE', 'notApplicable'],
] as const;

const groups: Record<string, Pitfall[]> = {
  'policies of functions': functionPolicyPitfalls,
  'URLs of functions': functionUrlPitfalls,
  'code and variables of functions': functionCodePitfalls,
  'surroundings of functions': functionSurroundingPitfalls,
  'REST APIs': restApiPitfalls,
  'other APIs': otherApiPitfalls,
  'identities and edge': identityAndEdgePitfalls,
  'data and audit': dataAndAuditPitfalls,
};

function check({ control, severity, reason, ...cases }: Verdicts): void {
  let checked = 0;
  for (const [status, list] of statuses) {
    for (const one of cases[list] ?? []) {
      const verdict = judge(control, one);
      expect({ severity: control.severity, ...verdict }).toMatchObject({
        status,
        ...(status === 'FAILED' && severity ? { severity } : {}),
        ...('matching' in one ? one.matching : {}),
      });
      expect(JSON.stringify(verdict)).toContain(reason ?? '');
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(0);
}

it('holds every case that tools are known to judge wrongly', () => {
  expect(Object.values(groups).flat()).toHaveLength(93);
});

describe.each(Object.entries(groups))('%s', (_, pitfalls) => {
  it.each(pitfalls.map(one => [one.title, one] as const))(
    '%s',
    async (_title, { verdicts, read }) => {
      const all = [...verdicts, ...((await read?.()) ?? [])];
      expect(all).not.toHaveLength(0);
      all.forEach(check);
    },
  );
});
