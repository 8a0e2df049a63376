import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub CodeBuild.1, CodeBuild.2. */
export const codebuildPlaintextSecrets = control({
  id: 'codebuild-plaintext-secrets',
  title: 'Build projects hold no secret in plain text',
  description:
    'Whoever may look at a build project sees its plain variables and the URLs of its sources, and so do its logs. No ' +
    'variable of the type PLAINTEXT may look like a secret, and no source URL may carry a credential. Projects in Regions ' +
    'with functions are judged, whatever they build. Values end in the parser; evidence names the field and the kind.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::CodeBuild::Project',
  references: {
    securityHub: ['CodeBuild.1', 'CodeBuild.2'],
    config: [
      'codebuild-project-envvar-awscred-check',
      'codebuild-project-source-repo-url-check',
    ],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Environment variables in build environments',
        url: 'https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html',
      },
    ],
  },
  evaluate({ plainVariables, sourceCredentials }) {
    const found = [
      ...plainVariables.flatMap(({ name, secret }) =>
        secret
          ? evidence(`environment.environmentVariables.${name}`, secret)
          : [],
      ),
      ...sourceCredentials.map(({ path, kind }) => evidence(path, kind)),
    ];
    return found.length > 0 ? failed(found) : passed();
  },
  remedy: project => ({
    summary: `Rotate the secret in the build project ${project.name}, and refer to Secrets Manager or a connection instead.`,
    console: `CodeBuild (${project.region}) > Build projects > ${project.name} > Edit > Environment`,
    cli: `aws codebuild update-project --region ${project.region} --name ${project.name} --environment file://environment.json # with "type": "SECRETS_MANAGER"`,
    cloudformation: `# ${project.name}\nEnvironment:\n  EnvironmentVariables:\n    - Name: TOKEN\n      Type: SECRETS_MANAGER\n      Value: <name of the secret>`,
    terraform: `# ${project.name}\nenvironment_variable {\n  name  = "TOKEN"\n  type  = "SECRETS_MANAGER"\n  value = aws_secretsmanager_secret.token.name\n}`,
  }),
});
