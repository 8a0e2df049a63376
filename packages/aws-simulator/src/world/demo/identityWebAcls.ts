import type { IPSet, Rule, Statement, WebACL } from '@aws-sdk/client-wafv2';
import { Place } from '../grants';
import { lasting } from '../lifetime';
import { SimulatedWebAcl } from '../things/identity';
import { ThingsDefinition } from '../world';
import { webAclArn } from './demoApis';
import { Story } from './story';

const visibility = (MetricName: string) => ({
  CloudWatchMetricsEnabled: true,
  SampledRequestsEnabled: true,
  MetricName,
});

const managed = (name: string, Priority: number, counts = false): Rule => ({
  Name: name,
  Priority,
  OverrideAction: counts ? { Count: {} } : { None: {} },
  Statement: {
    ManagedRuleGroupStatement: {
      VendorName: 'AWS',
      Name: `AWSManagedRules${name}RuleSet`,
    },
  },
  VisibilityConfig: visibility(name),
});

const own = (
  name: string,
  Priority: number,
  statement: Statement,
  Action: Rule['Action'] = { Block: {} },
): Rule => ({
  Name: name,
  Priority,
  Action,
  Statement: statement,
  VisibilityConfig: visibility(name),
});

const rate = own('rate', 0, {
  RateBasedStatement: {
    Limit: 2000,
    EvaluationWindowSec: 300,
    AggregateKeyType: 'IP',
  },
});

/** The office, before everything else: wide enough to hold many others. */
const office = (arn: string) =>
  own('office', 1, { IPSetReferenceStatement: { ARN: arn } }, { Allow: {} });

const officeArn = ({ region, accountId }: Place) =>
  `arn:aws:wafv2:${region}:${accountId}:regional/ipset/office/0ff1ce00-0000-4000-8000-000000000001`;

function webAcl(
  place: Place,
  Rules: Rule[],
  logs: boolean,
  ARN = webAclArn(place),
): SimulatedWebAcl {
  const [, Name, Id] = /webacl\/([^/]+)\/(.+)$/.exec(ARN)!;
  const acl: WebACL & { ARN: string } = {
    ARN,
    Name,
    Id,
    DefaultAction: { Allow: {} },
    Rules,
    Capacity: 1200,
    VisibilityConfig: visibility(Name),
  };
  return {
    acl,
    logging: logs
      ? {
          ResourceArn: ARN,
          LogDestinationConfigs: [
            `arn:aws:logs:${place.region}:${place.accountId}:log-group:aws-waf-logs-${Name}`,
          ],
        }
      : undefined,
    tags: { team: 'platform' },
  };
}

/**
 * The web ACL that the platform team offers in each place: in production it blocks (in that of the storefront since a week of
 * the story), in staging it was never moved out of count mode, elsewhere it has a wide allow list and nothing against
 * injection.
 */
export function demoWebAcls(
  account: string,
  place: Place,
  story: Story,
): ThingsDefinition {
  const blocking = webAcl(
    place,
    [
      rate,
      managed('Common', 2),
      managed('KnownBadInputs', 3),
      managed('SQLi', 4),
    ],
    true,
  );
  const counting = webAcl(
    place,
    [managed('Common', 2, true), managed('SQLi', 4, true)],
    false,
  );
  const careless = webAcl(
    place,
    [office(officeArn(place)), managed('Common', 2)],
    false,
  );
  const ipSet: IPSet = {
    ARN: officeArn(place),
    Id: '0ff1ce00-0000-4000-8000-000000000001',
    Name: 'office',
    IPAddressVersion: 'IPV4',
    Addresses: ['10.0.0.0/8', '64.0.0.0/4'],
  };
  const ofDistributions = webAcl(
    place,
    [rate, managed('Common', 2)],
    true,
    `arn:aws:wafv2:us-east-1:${place.accountId}:global/webacl/shop-cdn/1`,
  );
  if (account === 'prod-storefront') {
    const moved = { at: story.week(3), to: () => blocking };
    return {
      webAcls: [
        lasting(counting, { changes: [moved] }),
        ...(place.region === 'us-east-1' ? [lasting(ofDistributions)] : []),
      ],
    };
  }
  if (account.startsWith('prod-')) return { webAcls: [lasting(blocking)] };
  if (account.startsWith('staging-')) return { webAcls: [lasting(counting)] };
  return { webAcls: [lasting(careless)], wafIpSets: [lasting(ipSet)] };
}
