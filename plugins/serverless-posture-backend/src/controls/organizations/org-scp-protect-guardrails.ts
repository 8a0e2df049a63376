import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { denied } from './guardrails';

/** Source: AWS documentation, "Service control policies". */
export const orgScpProtectGuardrails = control({
  id: 'org-scp-protect-guardrails',
  title: 'A service control policy protects what watches over the accounts',
  description:
    'Who breaks in switches off first what would see him. A policy attached to the root must deny members to ' +
    'stop and delete trails, recorders, detectors, Inspector and Security Hub; where policies of single units ' +
    'do so, it fails with low severity. Exemptions of named callers are accepted, other conditions are not. ' +
    'Judged in the management account only, which no policy binds.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Organizations::Policy',
  references: {
    documents: [
      {
        title: 'Service control policies',
        url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
      },
      {
        title: 'Example service control policies',
        url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html',
      },
    ],
  },
  parameters: {
    actions: {
      description: 'Actions that members must not be able to do.',
      default: [
        'cloudtrail:StopLogging',
        'cloudtrail:DeleteTrail',
        'config:StopConfigurationRecorder',
        'config:DeleteConfigurationRecorder',
        'guardduty:DeleteDetector',
        'guardduty:DisassociateFromAdministratorAccount',
        'inspector2:Disable',
        'securityhub:DisableSecurityHub',
      ],
    },
  },
  evaluate({ policies }, context): Verdict {
    const gaps = context
      .parameter<string[]>('actions')
      .map(action => ({ action, reach: denied(policies, action) }))
      .filter(({ reach }) => reach !== 'everywhere');
    if (gaps.length === 0) return passed();
    return failed(
      gaps.map(({ action, reach }) => evidence(`Deny ${action}`, reach)),
      gaps.every(({ reach }) => reach === 'somewhere')
        ? { severity: 'LOW' }
        : {},
    );
  },
  remedy: policies => ({
    summary: `Attach a policy to the root of the organization of ${policies.accountId} that keeps members from switching off what watches over them.`,
    console: `Organizations > Policies > Service control policies`,
    cli: `aws organizations create-policy --type SERVICE_CONTROL_POLICY --name protect-audit --content file://protect.json`,
    cloudformation: `# ${policies.name}\nPolicy:\n  Type: AWS::Organizations::Policy\n  Properties:\n    Type: SERVICE_CONTROL_POLICY\n    Content:\n      Statement:\n        - Effect: Deny\n          Action: [cloudtrail:StopLogging, cloudtrail:DeleteTrail]\n          Resource: "*"`,
    terraform: `# ${policies.name}\nresource "aws_organizations_policy" "protect" {\n  name    = "protect-audit"\n  content = file("protect.json")\n}`,
  }),
});
