import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  notAvailable,
  EvaluationContext,
  SecurityHubFindings,
  Verdict,
  Evidence,
} from 'backstage-plugin-serverless-posture-node';
import { severities } from 'backstage-plugin-serverless-posture-common';

const DAY = 86_400_000;

type Finding = SecurityHubFindings['findings'][number];

/** Source: AWS documentation, "Reviewing findings in Security Hub CSPM". */
export const securityhubActiveServerlessFindings = control({
  id: 'securityhub-active-serverless-findings',
  title: 'No failed finding about a function or API is open past its deadline',
  description:
    'A finding that stays open is a decision that nobody took. Active findings of Security Hub about functions ' +
    'and APIs with the status FAILED, neither suppressed nor resolved, must be younger than the deadline of ' +
    'their severity. One problem counts once per control and resource, in however many standards it appears. ' +
    'The findings themselves are shown with their resources; this control tells that they are late.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::SecurityHub::Hub',
  reads: ['AWS::SecurityHub::Findings'],
  references: {
    documents: [
      {
        title: 'Reviewing findings in Security Hub CSPM',
        url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-viewing.html',
      },
    ],
  },
  parameters: {
    criticalDays: {
      description: 'Days until a critical finding is late.',
      default: 7,
      minimum: 0,
    },
    highDays: {
      description: 'Days until a high finding is late.',
      default: 30,
      minimum: 0,
    },
    mediumDays: {
      description: 'Days until a medium finding is late.',
      default: 90,
      minimum: 0,
    },
    lowDays: {
      description: 'Days until a low finding is late.',
      default: 180,
      minimum: 0,
    },
  },
  evaluate(hub, context): Verdict {
    if (!hub.enabled) return notApplicable('Security Hub is off');
    const [summary] = context.resources('AWS::SecurityHub::Findings');
    if (!summary) return notApplicable('there is no function and no API');
    const late = summary.findings.filter(
      finding =>
        finding.complianceStatus === 'FAILED' && isLate(finding, context),
    );
    if (late.length > 0) {
      const controls = [
        ...new Set(late.map(one => one.securityControlId)),
      ].sort();
      return failed(
        controls.slice(0, 20).map(id => evidenceOf(id, late)),
        {
          severity: severities.find(one =>
            late.some(({ severity }) => severity === one),
          ),
          reason: `${late.length} findings of ${controls.length} controls are late`,
        },
      );
    }
    const unclear = summary.findings.find(
      one => one.complianceStatus === 'NOT_AVAILABLE',
    );
    return unclear
      ? notAvailable(
          { errorClass: 'not-read', operation: 'securityhub:GetFindings' },
          `Security Hub could not judge ${unclear.securityControlId}`,
        )
      : passed();
  },
  remedy: hub => ({
    summary: `Fix what the late findings of ${hub.region} in account ${hub.accountId} say, the gravest first.`,
    console: `Security Hub (${hub.region}) > Findings > Compliance status is FAILED`,
    cli: `aws securityhub get-findings --region ${hub.region} --filters file://failed-serverless.json`,
    cloudformation: `# ${hub.name}\n(change the resources that the findings name)`,
    terraform: `# ${hub.name}\n(change the resources that the findings name)`,
  }),
});

function isLate(finding: Finding, context: EvaluationContext): boolean {
  const days: Record<string, number> = {
    CRITICAL: context.parameter('criticalDays'),
    HIGH: context.parameter('highDays'),
    MEDIUM: context.parameter('mediumDays'),
    LOW: context.parameter('lowDays'),
  };
  const age = context.now.getTime() - Date.parse(finding.firstObservedAt);
  return age > (days[finding.severity] ?? Infinity) * DAY;
}

/** The late findings of a control, by an example. */
function evidenceOf(controlId: string, late: readonly Finding[]): Evidence {
  const own = late.filter(one => one.securityControlId === controlId);
  const [first] = own;
  const more = own.length > 1 ? ` and ${own.length - 1} more` : '';
  return evidence(
    `Findings[${controlId}]`,
    `${first.resourceId}${more}`,
    first.resourceId.startsWith('arn:') ? first.resourceId : undefined,
  );
}
