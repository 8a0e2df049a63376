import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { ConditionEntry } from '../policy/document';
import { denied } from './guardrails';

/** Source: AWS documentation, "Service control policies". */
export const orgScpLambdaGuardrails = control({
  id: 'org-scp-lambda-guardrails',
  title:
    'A service control policy denies public function URLs and open permissions',
  description:
    'What a policy of the organization denies, no account can open by mistake. A policy attached to the root ' +
    'must deny function URLs without authentication, on creation and on change, on every function; one that is ' +
    'attached to single units fails with low severity, and so does a missing denial of permissions to everyone. ' +
    'Exemptions of named callers are accepted. Judged in the management account only, which no policy binds.',
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
        title: 'Control access to Lambda function URLs',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      },
    ],
  },
  evaluate({ policies }): Verdict {
    const urls = [
      'lambda:CreateFunctionUrlConfig',
      'lambda:UpdateFunctionUrlConfig',
    ];
    const gaps = [
      ...urls.map(action => ({
        action,
        reach: denied(policies, action, meansPublicUrl),
      })),
      {
        action: 'lambda:AddPermission',
        reach: denied(
          policies,
          'lambda:AddPermission',
          entry => meansPublicUrl(entry) || meansEveryone(entry),
        ),
      },
    ].filter(({ reach }) => reach !== 'everywhere');
    if (gaps.length === 0) return passed();
    const isGrave = gaps.some(
      ({ action, reach }) => urls.includes(action) && reach === 'nowhere',
    );
    return failed(
      gaps.map(({ action, reach }) => evidence(`Deny ${action}`, reach)),
      isGrave ? {} : { severity: 'LOW' },
    );
  },
  remedy: policies => ({
    summary: `Attach a policy to the root of the organization of ${policies.accountId} that denies function URLs of the type NONE and permissions to everyone.`,
    console: `Organizations > Policies > Service control policies`,
    cli: `aws organizations create-policy --type SERVICE_CONTROL_POLICY --name lambda-guardrails --content file://guardrails.json`,
    cloudformation: `# ${policies.name}\nPolicy:\n  Type: AWS::Organizations::Policy\n  Properties:\n    Type: SERVICE_CONTROL_POLICY\n    Content:\n      Statement:\n        - Effect: Deny\n          Action: [lambda:CreateFunctionUrlConfig, lambda:UpdateFunctionUrlConfig]\n          Resource: "*"\n          Condition: { StringEquals: { "lambda:FunctionUrlAuthType": NONE } }`,
    terraform: `# ${policies.name}\nresource "aws_organizations_policy" "guardrails" {\n  name    = "lambda-guardrails"\n  content = file("guardrails.json")\n}`,
  }),
});

/** Whether a condition holds for URLs without authentication. */
function meansPublicUrl({ operator, key, values }: ConditionEntry): boolean {
  if (key !== 'lambda:functionurlauthtype') return false;
  return /^StringEquals(IfExists)?$/i.test(operator)
    ? values.includes('NONE')
    : /^StringNotEquals(IfExists)?$/i.test(operator) &&
        !values.includes('NONE');
}

/** Whether a condition holds for permissions to everyone. */
function meansEveryone({ operator, key, values }: ConditionEntry): boolean {
  return (
    key === 'lambda:principal' &&
    /^StringEquals(IfExists)?$/i.test(operator) &&
    values.includes('*')
  );
}
