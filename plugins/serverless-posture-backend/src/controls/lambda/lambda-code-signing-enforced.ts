import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Lambda guide, "Code signing". */
export const lambdaCodeSigningEnforced = control({
  id: 'lambda-code-signing-enforced',
  title: 'Code that nobody trusted has signed is refused',
  description:
    'With the policy Warn unsigned code is deployed all the same, and only a metric tells of it. A configuration ' +
    'that holds for a function must have the policy Enforce. Configurations that no function uses are not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::CodeSigningConfig',
  references: {
    owasp: ['SAS-06'],
    documents: [
      {
        title: 'Using code signing to verify code integrity with Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html',
      },
    ],
  },
  evaluate({ functionArns, onUntrustedArtifact }) {
    if (functionArns.length === 0) return notApplicable('no function uses it');
    return onUntrustedArtifact === 'Enforce'
      ? passed()
      : failed([
          evidence(
            'CodeSigningPolicies.UntrustedArtifactOnDeployment',
            onUntrustedArtifact,
          ),
        ]);
  },
  remedy: config => ({
    summary: `Set the policy of the code signing configuration ${config.name} to Enforce.`,
    console: `Lambda (${config.region}) > Code signing configurations > ${config.name}`,
    cli: `aws lambda update-code-signing-config --region ${config.region} --code-signing-config-arn ${config.arn} --code-signing-policies UntrustedArtifactOnDeployment=Enforce`,
    cloudformation: `# ${config.name}\nCodeSigningPolicies:\n  UntrustedArtifactOnDeployment: Enforce`,
    terraform: `# ${config.name}\npolicies {\n  untrusted_artifact_on_deployment = "Enforce"\n}`,
  }),
});
