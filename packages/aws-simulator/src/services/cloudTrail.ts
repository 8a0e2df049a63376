import type {
  DescribeTrailsRequest,
  GetEventDataStoreRequest,
  GetEventSelectorsRequest,
  GetTrailStatusRequest,
  ListEventDataStoresRequest,
  ListTrailsRequest,
} from '@aws-sdk/client-cloudtrail';
import { AwsError } from '../protocol/awsError';
import { SimulatedTrail } from '../world/things/audit';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, page } from './handlers';

/** The account's own trails, and those that the organization's management account made for everyone. */
export function trailsOf({
  account,
  accountId,
  state,
  world,
}: Pick<Call, 'account' | 'accountId' | 'state' | 'world'>): SimulatedTrail[] {
  const management = state.accounts.get(world.managementAccountId);
  const shared =
    management && accountId !== world.managementAccountId
      ? thingsOf(management, 'trails').filter(
          ({ trail }) => trail.IsOrganizationTrail,
        )
      : [];
  return [...thingsOf(account, 'trails'), ...shared];
}

/** A trail is told of in its home Region, and as a shadow in all Regions that it covers. */
const isTold = ({ trail }: SimulatedTrail, region: string) =>
  trail.HomeRegion === region || trail.IsMultiRegionTrail === true;

function trailOf(name: string | undefined, call: Call): SimulatedTrail {
  const found = trailsOf(call).find(
    one =>
      (one.trail.TrailARN === name ||
        (one.trail.Name === name && one.trail.HomeRegion === call.region)) &&
      isTold(one, call.region),
  );
  if (!found) {
    throw new AwsError(
      'TrailNotFoundException',
      `Unknown trail: ${name} for the user: ${call.accountId}`,
    );
  }
  return found;
}

/** AWS CloudTrail. */
export const cloudTrail: Handlers = {
  DescribeTrails(input: DescribeTrailsRequest, call: Call) {
    const names = input.trailNameList ?? [];
    const found = trailsOf(call).filter(one =>
      names.length > 0
        ? names.includes(one.trail.TrailARN)
        : isTold(one, call.region) &&
          (input.includeShadowTrails !== false ||
            one.trail.HomeRegion === call.region),
    );
    return { trailList: found.map(({ trail }) => trail) };
  },

  ListTrails(input: ListTrailsRequest, call: Call) {
    const { items, next } = page(thingsOf(call.account, 'trails'), call, {
      token: input.NextToken,
      limit: 100,
      invalid: 'InvalidParameterCombinationException',
    });
    return {
      Trails: items.map(({ trail: { TrailARN, Name, HomeRegion } }) => ({
        TrailARN,
        Name,
        HomeRegion,
      })),
      NextToken: next,
    };
  },

  ListEventDataStores(input: ListEventDataStoresRequest, call: Call) {
    const { items, next } = page(thingsOf(call.cell, 'eventDataStores'), call, {
      token: input.NextToken,
      limit: input.MaxResults ?? 1000,
      invalid: 'InvalidNextTokenException',
    });
    return {
      EventDataStores: items.map(({ EventDataStoreArn, Name }) => ({
        EventDataStoreArn,
        Name,
      })),
      NextToken: next,
    };
  },

  GetEventDataStore(input: GetEventDataStoreRequest, call: Call) {
    const found = thingsOf(call.cell, 'eventDataStores').find(
      one => one.EventDataStoreArn === input.EventDataStore,
    );
    if (found) return found;
    throw new AwsError(
      'EventDataStoreNotFoundException',
      'The specified event data store was not found.',
    );
  },

  GetTrailStatus: (input: GetTrailStatusRequest, call: Call) =>
    trailOf(input.Name, call).status,

  GetEventSelectors(input: GetEventSelectorsRequest, call: Call) {
    const { trail, selectors } = trailOf(input.TrailName, call);
    return { TrailARN: trail.TrailARN, ...selectors };
  },
};
