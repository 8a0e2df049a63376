import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Planned lifecycle events for AWS Health". */
export const healthServerlessLifecycleEvents = control({
  id: 'health-serverless-lifecycle-events',
  title: 'No announced change of AWS names functions or APIs of the account',
  description:
    'AWS announces months ahead when runtimes, certificates and versions end, and then ends them. No open or ' +
    'upcoming scheduled change of AWS Health may name a resource of the account that is still affected. AWS ' +
    "Health answers accounts with a Business or Enterprise support plan only; others can't be judged.",
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Health::Event',
  references: {
    documents: [
      {
        title: 'Planned lifecycle events for AWS Health',
        url: 'https://docs.aws.amazon.com/health/latest/ug/aws-health-planned-lifecycle-events.html',
      },
    ],
  },
  evaluate({ events }): Verdict {
    const open = events.filter(({ entities }) => entities.length > 0);
    return open.length > 0
      ? failed(
          open
            .slice(0, 20)
            .map(({ typeCode, startTime, entities }) =>
              evidence(
                typeCode,
                `${entities[0]}${
                  entities.length > 1 ? ` and ${entities.length - 1} more` : ''
                }${startTime ? `, from ${startTime.slice(0, 10)}` : ''}`,
              ),
            ),
        )
      : passed();
  },
  remedy: health => ({
    summary: `Act on the announced changes of account ${health.accountId} before they begin.`,
    console: `AWS Health Dashboard > Scheduled changes`,
    cli: `aws health describe-events --region us-east-1 --filter eventTypeCategories=scheduledChange,eventStatusCodes=open,upcoming`,
    cloudformation: `# ${health.name}\n(change the resources that the event names)`,
    terraform: `# ${health.name}\n(change the resources that the event names)`,
  }),
});
