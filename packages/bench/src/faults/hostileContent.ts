import { plantedSecrets, toAccount, troubledWorld, World } from 'aws-simulator';
import { FaultCase } from './faultCase';
import { faultyWorld } from './world';

/** Names and values that break parsers, queries and pages. */
const hostile = [
  'NUL \u0000, bell \u0007, escape \u001b[31m, half \ud83e',
  `'; drop table resources; --`,
  '<script>alert(1)</script>',
  '{"$ref":"#"} ${jndi:ldap://x} {{7*7}} %s %00 ../../etc/passwd',
  '\u202eright to left\u202c',
];

function hostileWorld(): World {
  const tags = Object.fromEntries([
    ...hostile.map((text, i) => [`key ${i} ${text}`.slice(0, 128), text]),
    ...Array.from({ length: 45 }, (_, i) => [`tag-${i}`, 'x'.repeat(256)]),
  ]);
  return faultyWorld({
    'account-1': {
      functions: hostile.map((text, i) => ({
        name: `hostile-${i}`,
        role: 'workload',
        description: text,
        tags,
        environment: {
          [`DB_PASSWORD_${i}`]: plantedSecrets[1],
          AWS_SECRET_ACCESS_KEY: plantedSecrets[0],
        },
        // About 20 KB of policy.
        grants: Array.from({ length: 90 }, (_, n) =>
          toAccount(String(222_222_222_222 + n)),
        ),
      })),
    },
  });
}

/** Content that others choose: it must neither break a run nor take a secret along. */
export const hostileContent: FaultCase = {
  fault: 15,
  title:
    'policies of 20 KB, huge tags, control characters, text that means something elsewhere, secrets',
  world: hostileWorld,
  profile: 'all',
  async play(stage) {
    await stage.disturbed([]);
    await stage.quiesce();
    stage.become(troubledWorld());
    await stage.run();
    const kept = stage.log.concat(await stage.everyText());
    for (const [i, secret] of plantedSecrets.slice(0, 3).entries()) {
      stage.that(
        !kept.some(text => text.includes(secret)),
        `planted secret ${i + 1} is kept`,
      );
    }
  },
};
