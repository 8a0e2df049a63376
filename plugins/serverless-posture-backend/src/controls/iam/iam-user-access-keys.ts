import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

const DAY = 86_400_000;

/** Source: Security Hub IAM.3, IAM.8, IAM.22. */
export const iamUserAccessKeys = control({
  id: 'iam-user-access-keys',
  title: 'Access keys of users are rotated, used and few',
  description:
    'Keys of users never end, and leak in repositories, images and logs. Each active key must have been made ' +
    'and used within the days of the parameters, and nobody should have two, which fails with low severity. ' +
    'Keys never used count from the day they were made.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::IAM::User',
  references: {
    securityHub: ['IAM.3', 'IAM.8', 'IAM.22'],
    config: ['access-keys-rotated', 'iam-user-unused-credentials-check'],
    documents: [
      {
        title: 'Manage access keys for IAM users',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
      },
    ],
  },
  parameters: {
    maxAgeDays: {
      description: 'Days after which a key must have been rotated.',
      default: 90,
      minimum: 1,
    },
    unusedDays: {
      description: 'Days after which a key that nobody used must be gone.',
      default: 45,
      minimum: 1,
    },
  },
  evaluate(user, context): Verdict {
    const active = user.accessKeys.filter(key => key.active);
    if (active.length === 0) return passed('the user has no active key');
    const isOlder = (date: string | null, name: string) =>
      date === null ||
      context.now.getTime() - Date.parse(date) >
        context.parameter<number>(name) * DAY;
    const found = active.flatMap(({ lastRotated, lastUsed }) => [
      ...(isOlder(lastRotated, 'maxAgeDays')
        ? [evidence('access_key_last_rotated', lastRotated)]
        : []),
      ...(isOlder(lastUsed ?? lastRotated, 'unusedDays')
        ? [evidence('access_key_last_used_date', lastUsed)]
        : []),
    ]);
    if (found.length > 0) return failed(found);
    return active.length > 1
      ? failed([evidence('access_key_active', active.length)], {
          severity: 'LOW',
        })
      : passed();
  },
  remedy: user => ({
    summary: `Replace the keys of ${user.name} by a role, or rotate them and delete those that nobody uses.`,
    console: `IAM > Users > ${user.name} > Security credentials`,
    cli: `aws iam update-access-key --user-name ${user.name} --access-key-id <id of the key> --status Inactive`,
    cloudformation: `# ${user.name}\n(let the workload assume a role)`,
    terraform: `# ${user.name}\n(let the workload assume a role)`,
  }),
});
