import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/** Source: Config rule lambda-function-description. */
export const lambdaDescription = control({
  id: 'lambda-description',
  title: 'The function has a description',
  description:
    'Whoever handles an incident at night reads the description first. Any text will do; its quality is not judged.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::Lambda::Function',
  references: {
    config: ['lambda-function-description'],
    documents: [
      {
        title: 'CreateFunction: Description',
        url: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
      },
    ],
  },
  evaluate: fn =>
    fn.description?.trim() ? passed() : failed([evidence('Description', '')]),
  remedy: fn => ({
    summary: `Say in a sentence what ${fn.name} does.`,
    console: consolePath(fn, 'General configuration'),
    cli: `${lambdaCli(
      'update-function-configuration',
      fn,
    )} --description "<what it does>"`,
    cloudformation: `# ${fn.name}\nDescription: <what it does>`,
    terraform: `# ${fn.name}\ndescription = "<what it does>"`,
  }),
});
