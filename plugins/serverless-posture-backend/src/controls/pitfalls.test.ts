import { judge } from 'backstage-plugin-serverless-posture-node/testUtils';
import { functionPolicyPitfalls } from './__testUtils__/pitfalls/functionPolicies';
import { functionUrlPitfalls } from './__testUtils__/pitfalls/functionUrls';
import { Pitfall, Verdicts } from './__testUtils__/pitfalls/pitfall';

const statuses = [
  ['PASSED', 'passed'],
  ['FAILED', 'failed'],
  ['NOT_AVAILABLE', 'notAvailable'],
  ['NOT_APPLICABLE', 'notApplicable'],
] as const;

const groups: Record<string, Pitfall[]> = {
  'policies of functions': functionPolicyPitfalls,
  'URLs of functions': functionUrlPitfalls,
};

function check({ control, severity, reason, ...cases }: Verdicts): void {
  let checked = 0;
  for (const [status, list] of statuses) {
    for (const one of cases[list] ?? []) {
      const verdict = judge(control, one);
      expect({ id: control.id, one, verdict }).toMatchObject({
        verdict: { status, ...('matching' in one ? one.matching : {}) },
      });
      if (verdict.status === 'FAILED' && severity)
        expect(verdict.severity ?? control.severity).toBe(severity);
      if (reason) expect(JSON.stringify(verdict)).toContain(reason);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(0);
}

it('holds every case that tools are known to judge wrongly', () => {
  expect(Object.values(groups).flat()).toHaveLength(25);
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
