import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { parse } from 'yaml';
import { readPostureConfiguration } from '../../collection/configuration';
import { readChangeEvent } from './changeEvent';
import { eventServices } from './targets';

const page = readFileSync(
  resolve(__dirname, '../../../../../docs/events.md'),
  'utf8',
);

/** A short form of CloudFormation's functions, as what it refers to. */
const reference = (tag: string) => ({
  tag,
  resolve: (value: string) => ({ references: value.split('.')[0] }),
});

const [central, member, appConfig] = [
  ...page.matchAll(/```yaml\n([^]*?)```/g),
].map(([, text]) =>
  parse(text, { customTags: [reference('!Ref'), reference('!GetAtt')] }),
);

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { references } = value as { references?: string };
  return references ? [references] : Object.values(value).flatMap(referencesIn);
}

describe('the documentation of events', () => {
  it.each([
    ['of the central account', central],
    ['of member accounts', member],
  ])('has a template %s that refers to what it has', (_, template) => {
    const names = Object.keys({
      ...template.Parameters,
      ...template.Resources,
    });
    const found = referencesIn(template);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(name => !names.includes(name))).toEqual([]);
  });

  it('sends on the events of all services that are read, and of no other', () => {
    const [calls] = member.Resources.Rule.Properties.EventPattern.$or;
    expect(calls.detail.eventSource).toEqual(
      [...eventServices].sort().map(service => `${service}.amazonaws.com`),
    );
  });

  it('lets only events through that are understood', () => {
    const types: string[] =
      central.Resources.Rule.Properties.EventPattern['detail-type'];
    const kinds = types.map(type => {
      const { kind } = readChangeEvent({
        'detail-type': type,
        account: '111122223333',
        region: 'eu-west-1',
        detail: {
          eventSource: 'lambda.amazonaws.com',
          eventName: 'TagResource',
        },
      });
      return kind;
    });
    expect(kinds).toEqual(['call', 'findings', 'findings']);
  });

  it('configures the topic by which the queue is read', () => {
    const { events } = readPostureConfiguration(new ConfigReader(appConfig));
    const { topics } =
      appConfig.events.modules.awsSqs.awsSqsConsumingEventPublisher;
    expect(Object.keys(topics)).toEqual([events!.topic]);
  });
});
