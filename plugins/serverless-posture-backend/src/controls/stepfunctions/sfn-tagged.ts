import { control } from 'backstage-plugin-serverless-posture-node';
import { hasRequiredTags, requiredTags } from '../requiredTags';
import { consolePath } from './remedies';

/** Source: Security Hub StepFunctions.2. */
export const sfnTagged = control({
  id: 'sfn-tagged',
  title: 'State machine carries the required tags',
  description:
    'Tags lead a finding to the team that owns the state machine. Required keys must be there; without any, one tag of any key ' +
    'is enough. Tags that AWS sets itself do not count. Activities are not read.',
  severity: 'LOW',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::StepFunctions::StateMachine',
  references: {
    securityHub: ['StepFunctions.2'],
    config: ['stepfunctions-state-machine-tagged'],
    documents: [
      {
        title: 'Tagging state machines and activities in Step Functions',
        url: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-tagging.html',
      },
    ],
  },
  parameters: requiredTags,
  evaluate: hasRequiredTags,
  remedy: machine => ({
    summary: `Tag ${machine.name} with its owner and its service.`,
    console: consolePath(machine, 'Tags'),
    cli: `aws stepfunctions tag-resource --region ${machine.region} --resource-arn ${machine.arn} --tags key=owner,value=<team>`,
    cloudformation: `# ${machine.name}\nTags:\n  - Key: owner\n    Value: <team>`,
    terraform: `# ${machine.name}\ntags = { owner = "<team>" }`,
  }),
});
