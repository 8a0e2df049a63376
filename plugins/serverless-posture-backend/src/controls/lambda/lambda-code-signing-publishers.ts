import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Lambda guide, "Code signing"; Signer API, GetSigningProfile. */
export const lambdaCodeSigningPublishers = control({
  id: 'lambda-code-signing-publishers',
  title: 'Only active signing profiles of the organization are trusted',
  description:
    'Whoever owns a signing profile decides what code runs. Each profile version that a configuration in use ' +
    'trusts must belong to an active account of the organization and be active. The status of profiles is only ' +
    'known where a collector reads AWS Signer; a foreign profile fails without it.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::CodeSigningConfig',
  reads: ['AWS::Signer::SigningProfile'],
  references: {
    owasp: ['SAS-06'],
    documents: [
      {
        title: 'Using code signing to verify code integrity with Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html',
      },
    ],
  },
  evaluate({ $, functionArns, publisherArns }, context) {
    if (functionArns.length === 0) return notApplicable('no function uses it');
    const foreign = publisherArns.filter(arn => {
      const account = arn.split(':')[4];
      return (
        account !== $.accountId && !context.organizationAccounts().has(account)
      );
    });
    const profiles = publisherArns.map(arn => ({
      arn,
      profile: context.resource('AWS::Signer::SigningProfile', arn),
    }));
    const inactive = profiles.filter(
      ({ profile }) => profile && profile.status !== 'Active',
    );
    const found = [
      ...foreign.map(arn =>
        evidence('AllowedPublishers.SigningProfileVersionArns', arn),
      ),
      ...inactive.map(({ arn, profile }) =>
        evidence('status', profile!.status, arn),
      ),
    ];
    if (found.length > 0) return failed(found);
    return profiles.every(({ profile }) => profile)
      ? passed()
      : notAvailable(
          { errorClass: 'not-read', operation: 'signer:GetSigningProfile' },
          'the status of a signing profile was not read',
        );
  },
  remedy: config => ({
    summary: `Trust active profiles of the organization alone in the code signing configuration ${config.name}.`,
    console: `Lambda (${config.region}) > Code signing configurations > ${config.name}`,
    cli: `aws lambda update-code-signing-config --region ${config.region} --code-signing-config-arn ${config.arn} --allowed-publishers SigningProfileVersionArns=<ARN of an active profile version>`,
    cloudformation: `# ${config.name}\nAllowedPublishers:\n  SigningProfileVersionArns: [!GetAtt Profile.ProfileVersionArn]`,
    terraform: `# ${config.name}\nallowed_publishers {\n  signing_profile_version_arns = [aws_signer_signing_profile.profile.version_arn]\n}`,
  }),
});
