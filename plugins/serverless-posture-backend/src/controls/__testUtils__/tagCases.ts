import { AnyResource } from 'backstage-plugin-serverless-posture-node';
import { Case } from 'backstage-plugin-serverless-posture-node/testUtils';

/** What a control of required tags says of resources that a builder makes. */
export function tagCases(
  build: (options: { $: { tags: Record<string, string> } }) => AnyResource,
): { passed: Case[]; failed: Case[] } {
  const tagged = (tags: Record<string, string>) => build({ $: { tags } });
  return {
    passed: [
      tagged({ owner: 'shop' }),
      {
        resource: tagged({ owner: 'shop', stage: 'prod' }),
        parameters: { requiredTags: ['owner', 'stage'] },
        note: 'all that are required',
      },
    ],
    failed: [
      tagged({}),
      {
        resource: tagged({ 'aws:cloudformation:stack-name': 'shop' }),
        note: 'tags of AWS only',
      },
      {
        resource: tagged({ owner: 'shop' }),
        parameters: { requiredTags: ['owner', 'stage'] },
        matching: { reason: 'it lacks stage' },
        note: 'a required one is missing',
      },
    ],
  };
}
