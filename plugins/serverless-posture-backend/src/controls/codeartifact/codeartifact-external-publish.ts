import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Package origin controls". */
export const codeartifactExternalPublish = control({
  id: 'codeartifact-external-publish',
  title: "Own packages can't be replaced from a public registry",
  description:
    'Whoever publishes a package under the name of an internal one, with a higher version, gets it built ' +
    'into your functions. A package that may be published directly, which is one of your own, must not take ' +
    'versions from upstream: its origin controls must block that. Packages that come from upstream only are not ' +
    'read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::CodeArtifact::Repository',
  references: {
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Package origin controls',
        url: 'https://docs.aws.amazon.com/codeartifact/latest/ug/package-origin-controls.html',
      },
    ],
  },
  evaluate({ publishable }): Verdict {
    const open = publishable.filter(({ upstreamAllowed }) => upstreamAllowed);
    return open.length > 0
      ? failed(
          open
            .slice(0, 20)
            .map(({ name }) =>
              evidence(
                `${name}: originConfiguration.restrictions.upstream`,
                'ALLOW',
              ),
            ),
          { reason: `${open.length} packages may be replaced` },
        )
      : passed();
  },
  remedy: repository => ({
    summary: `Block upstream versions of the own packages in ${repository.name}.`,
    console: `CodeArtifact (${repository.region}) > Repositories > ${repository.name} > Packages > Edit origin controls`,
    cli: `aws codeartifact put-package-origin-configuration --region ${repository.region} --domain <domain> --repository ${repository.name} --format <format> --package <package> --restrictions publish=ALLOW,upstream=BLOCK`,
    cloudformation: `# ${repository.name}\n(not offered by CloudFormation)`,
    terraform: `# ${repository.name}\n(not offered by Terraform)`,
  }),
});
