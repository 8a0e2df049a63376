import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub Lambda.6. */
export const lambdaTagged = control({
  id: 'lambda-tagged',
  title: 'The function has tags of its own',
  description:
    'Tags lead a finding to the team that owns the function. One tag is enough here, whatever its key; tags that AWS sets ' +
    'itself (aws:…) do not count. Which tags name the owner is configured with the rules of ownership.',
  severity: 'LOW',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::Lambda::Function',
  references: {
    securityHub: ['Lambda.6'],
    documents: [
      {
        title: 'Using tags on Lambda functions',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html',
      },
    ],
  },
  evaluate(fn) {
    const keys = Object.keys(fn.$.tags);
    return keys.some(key => !/^aws:/i.test(key))
      ? passed()
      : failed([evidence('Tags', keys.join(', '))]);
  },
  remedy: fn => ({
    summary: `Tag ${fn.name} with its owner and its service.`,
    console: `Lambda (${fn.region}) > Functions > ${fn.name} > Configuration > Tags`,
    cli: `aws lambda tag-resource --region ${fn.region} --resource ${fn.arn} --tags owner=<team>,service=<service>`,
    cloudformation: `# ${fn.name}\nTags:\n  - Key: owner\n    Value: <team>`,
    terraform: `# ${fn.name}\ntags = { owner = "<team>" }`,
  }),
});
