import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Managing multiple accounts in Amazon Inspector". */
export const inspectorOrgAutoEnable = control({
  id: 'inspector-org-auto-enable',
  title: 'The organization lets Inspector scan functions of new accounts',
  description:
    'What each account switches on by itself, somebody forgets. The delegated administrator of Inspector must ' +
    'enable functions, their code and container images in new accounts; only its own account shows whether it ' +
    'does. An account of an organization without such an administrator fails.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Inspector2::Organization',
  references: {
    documents: [
      {
        title: 'Managing multiple accounts in Amazon Inspector',
        url: 'https://docs.aws.amazon.com/inspector/latest/user/managing-multiple-accounts.html',
      },
    ],
  },
  evaluate(organization, context): Verdict {
    if (organization.delegatedAdministrator === null) {
      return context.organizationId() === undefined
        ? notApplicable('the account is in no organization')
        : failed([evidence('delegatedAdmin.accountId', null)]);
    }
    const { lambda, lambdaCode, ecr } = organization.autoEnable;
    const missing = Object.entries({ lambda, lambdaCode, ecr }).filter(
      ([, isOn]) => !isOn,
    );
    return missing.length > 0
      ? failed(missing.map(([name]) => evidence(`autoEnable.${name}`, false)))
      : passed();
  },
  remedy: account => ({
    summary: `Turn auto-enable of functions, code and images on in the delegated administrator of Inspector for ${account.region} (seen from account ${account.accountId}).`,
    console: `Inspector (${account.region}) > Account management > Activate for new member accounts`,
    cli: `aws inspector2 update-organization-configuration --region ${account.region} --auto-enable ec2=true,ecr=true,lambda=true,lambdaCode=true`,
    cloudformation: `# ${account.name}\n(not offered by CloudFormation)`,
    terraform: `# ${account.name}\nresource "aws_inspector2_organization_configuration" "organization" {\n  auto_enable {\n    ec2         = true\n    ecr         = true\n    lambda      = true\n    lambda_code = true\n  }\n}`,
  }),
});
