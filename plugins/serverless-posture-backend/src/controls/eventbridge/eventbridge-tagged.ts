import {
  control,
  notApplicable,
} from 'backstage-plugin-serverless-posture-node';
import { hasRequiredTags, requiredTags } from '../requiredTags';
import { busConsole } from './remedies';

/** Source: Security Hub EventBridge.2. */
export const eventbridgeTagged = control({
  id: 'eventbridge-tagged',
  title: 'Custom event bus carries the required tags',
  description:
    'Tags lead a finding to the team that owns the bus. Required keys must be there; without any, one tag of any key is enough. ' +
    'Tags that AWS sets itself do not count. The default bus, which nobody made, is left out; registries and discoverers of ' +
    'schemas are not read.',
  severity: 'LOW',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::Events::EventBus',
  references: {
    securityHub: ['EventBridge.2'],
    config: ['eventschemas-registry-tagged', 'eventschemas-discoverer-tagged'],
    documents: [
      {
        title: 'Tagging resources in Amazon EventBridge',
        url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-tagging.html',
      },
    ],
  },
  parameters: requiredTags,
  evaluate: (bus, context) =>
    bus.isDefault
      ? notApplicable('it is the default bus')
      : hasRequiredTags(bus, context),
  remedy: bus => ({
    summary: `Tag ${bus.name} with its owner and its service.`,
    console: busConsole(bus, 'Tags'),
    cli: `aws events tag-resource --region ${bus.region} --resource-arn ${bus.arn} --tags Key=owner,Value=<team>`,
    cloudformation: `# ${bus.name}\nTags:\n  - Key: owner\n    Value: <team>`,
    terraform: `# ${bus.name}\ntags = { owner = "<team>" }`,
  }),
});
