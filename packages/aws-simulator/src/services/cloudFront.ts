import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidArgument';

/** Amazon CloudFront: one list per account. */
export const cloudFront: Handlers = {
  ListDistributions(input: { MaxItems?: number; Marker?: string }, call: Call) {
    const limit = limitOf(input.MaxItems, {
      standard: 100,
      maximum: 100,
      invalid,
    });
    const { items, next } = page(
      thingsOf(call.account, 'distributions'),
      call,
      {
        token: input.Marker,
        limit,
        invalid,
      },
    );
    return {
      DistributionList: {
        Marker: input.Marker ?? '',
        MaxItems: limit,
        IsTruncated: next !== undefined,
        Quantity: items.length,
        ...(next ? { NextMarker: next } : {}),
        ...(items.length ? { Items: items.map(({ summary }) => summary) } : {}),
      },
    };
  },

  GetDistributionConfig(input: { Id?: string }, call: Call) {
    const found = thingsOf(call.account, 'distributions').find(
      ({ summary }) => summary.Id === input.Id,
    );
    if (!found) {
      throw new AwsError(
        'NoSuchDistribution',
        'The specified distribution does not exist.',
        404,
      );
    }
    const { summary, config } = found;
    return {
      ETag: 'E2QWRUHEXAMPLE',
      DistributionConfig: {
        CallerReference: summary.Id,
        Aliases: summary.Aliases,
        Origins: summary.Origins,
        OriginGroups: summary.OriginGroups,
        DefaultCacheBehavior: summary.DefaultCacheBehavior,
        CacheBehaviors: summary.CacheBehaviors,
        Comment: summary.Comment,
        Enabled: summary.Enabled,
        ViewerCertificate: summary.ViewerCertificate,
        WebACLId: summary.WebACLId,
        ...config,
      },
    };
  },
};
