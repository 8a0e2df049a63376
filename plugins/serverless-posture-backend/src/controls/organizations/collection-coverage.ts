import {
  control,
  evidence,
  failed,
  notAvailable,
  passed,
  UnreadScope,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** What only a change of rights or settings mends; everything else may pass by itself. */
const LASTING = new Set([
  'denied',
  'denied-by-scp',
  'role-missing',
  'unsupported',
]);

/** Source: the run that collected the account. */
export const collectionCoverage = control({
  id: 'collection-coverage',
  title: 'Every enabled Region of the account was read without error',
  description:
    'What was not read is not known to be in order: its verdicts are unknown, and nothing of it passes. Fails where the ' +
    'reader role is missing or lacks rights, for nobody but you can mend that; what AWS throttled or did not answer in time ' +
    'is unknown until the next run. Regions that the account has not enabled, and accounts that are suspended, hold nothing ' +
    'to read.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Organizations::Account',
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Delegate access across AWS accounts using IAM roles',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_cross-account-with-roles.html',
      },
    ],
  },
  evaluate({ unread }): Verdict {
    const lasting = unread.filter(({ reason }) =>
      LASTING.has(reason.errorClass),
    );
    if (lasting.length > 0) {
      return failed(lasting.map(proof), {
        reason: `${unread.length} of its collectors could not read all of their Region`,
      });
    }
    const [passing] = unread;
    return passing
      ? notAvailable(
          passing.reason,
          `${passing.collector} in ${passing.region} was not read to its end (${passing.reason.errorClass})`,
        )
      : passed();
  },
  remedy: ({ accountId, name }) => ({
    summary: `Deploy the reader role to ${name} (${accountId}), or grant what it lacks.`,
    console: 'CloudFormation > StackSets > the StackSet of the reader role',
    cli: 'serverless-posture policy --format cloudformation > reader-role.yaml && serverless-posture doctor',
  }),
  fix: ({ $: { arn, accountId } }) => ({
    key: `reader-role/${accountId}`,
    title: 'Let the reader role read the whole account',
    arn,
  }),
});

function proof({ region, collector, reason, missingAction }: UnreadScope) {
  return evidence(
    `${region}/${collector}`,
    missingAction
      ? `${reason.errorClass}: ${missingAction}`
      : reason.errorClass,
  );
}
