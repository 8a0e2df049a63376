// Reads the corpus of resource policies with policyuniverse, which others wrote, and compares: it tells whether a policy
// is open to the internet. What it reads otherwise is in policyDifferences.json, with the reason.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = import.meta.dirname;
const corpus = resolve(
  folder,
  '../../../plugins/serverless-posture-backend/src/controls/policy/corpus/policies.json',
);
const json = file => JSON.parse(readFileSync(file, 'utf8'));

const readings = { public: 'open', malformed: 'error' };

/**
 * @param {string} bin - the folder of the virtual environment's programs
 * @returns {import('./compare.mjs').Outcome[]}
 */
export function comparePolicies(bin) {
  const policies = json(corpus);
  const explained = new Map(
    Object.entries(json(join(folder, 'policyDifferences.json'))).flatMap(
      ([reason, names]) => names.map(name => [name, reason]),
    ),
  );
  const { stdout, stderr } = spawnSync(
    join(bin, 'python'),
    [join(folder, 'policies.py')],
    {
      input: JSON.stringify(
        policies.map(({ document, text }) => text ?? JSON.stringify(document)),
      ),
      encoding: 'utf8',
    },
  );
  if (!stdout) throw new Error(`policyuniverse did not answer: ${stderr}`);
  const theirs = JSON.parse(stdout);
  return policies.map(({ about, name, verdict }, index) => {
    const ours = readings[verdict] ?? 'closed';
    const reason = explained.get(`${about}: ${name}`);
    return {
      ok: (ours === theirs[index]) === (reason === undefined),
      check: 'policyuniverse reads a policy as we do',
      subject: `${about}: ${name}`,
      expected: reason ? `a difference, as ${reason}` : ours,
      got: theirs[index],
    };
  });
}
