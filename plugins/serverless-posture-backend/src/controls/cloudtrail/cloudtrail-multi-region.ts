import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  ResourceView,
  Verdict,
  Evidence,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';
import { managementEventsMissing } from './managementEvents';

/** Source: Security Hub CloudTrail.1, CloudTrail.3. */
export const cloudtrailMultiRegion = control({
  id: 'cloudtrail-multi-region',
  title:
    'A logging multi-Region trail records read and write management events',
  description:
    'Without a record of who did what in every Region, a break-in can be neither noticed nor understood. One ' +
    "trail that sees the account, its own or the organization's, must cover all Regions and global services, be " +
    'switched on, deliver without an error and record all management events, with no event source left out. ' +
    'Other trails are not applicable then. What is done with the files is not judged.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::CloudTrail::Trail',
  reads: ['AWS::CloudTrail::Trail'],
  references: {
    securityHub: ['CloudTrail.1', 'CloudTrail.3'],
    config: [
      'multi-region-cloudtrail-enabled',
      'cloud-trail-enabled',
      'cloudtrail-security-trail-enabled',
    ],
    documents: [
      {
        title: 'Creating a trail for your AWS account',
        url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html',
      },
      {
        title: 'Logging management events',
        url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html',
      },
    ],
  },
  evaluate(trail, context): Verdict {
    const gaps = whereKnown(() => gapsOf(trail));
    if (gaps?.length === 0) return passed();
    const others = context.resources('AWS::CloudTrail::Trail');
    const complete = others.find(other =>
      whereKnown(() => gapsOf(other).length === 0),
    );
    if (complete) return notApplicable(`${complete.$.name} records everything`);
    // One of which not all is known may be the one that does.
    for (const other of others) gapsOf(other);
    return failed(gapsOf(trail));
  },
  remedy: trail => ({
    summary: `Let the trail ${trail.name} of account ${trail.accountId} cover all Regions and all management events, best as a trail of the organization.`,
    console: `CloudTrail > Trails > ${trail.name}`,
    cli: `aws cloudtrail update-trail --name ${trail.arn} --is-multi-region-trail --include-global-service-events\naws cloudtrail put-event-selectors --trail-name ${trail.arn} --event-selectors \'[{"ReadWriteType":"All","IncludeManagementEvents":true}]\'\naws cloudtrail start-logging --name ${trail.arn}`,
    cloudformation: `# ${trail.name}\nTrail:\n  Type: AWS::CloudTrail::Trail\n  Properties:\n    IsLogging: true\n    IsMultiRegionTrail: true\n    IncludeGlobalServiceEvents: true\n    S3BucketName: !Ref TrailBucket`,
    terraform: `# ${trail.name}\nresource "aws_cloudtrail" "trail" {\n  name                          = "organization"\n  s3_bucket_name                = aws_s3_bucket.trail.id\n  is_multi_region_trail         = true\n  include_global_service_events = true\n}`,
  }),
});

/** What a trail lacks. Ends the evaluation where that can't be told. */
function gapsOf(trail: ResourceView<'AWS::CloudTrail::Trail'>): Evidence[] {
  const arn = trail.$.arn;
  const gaps: Evidence[] = [];
  if (!trail.exists) return [evidence('trailList', 'none')];
  if (!trail.isMultiRegion)
    gaps.push(evidence('IsMultiRegionTrail', false, arn));
  if (!trail.includesGlobalServiceEvents)
    gaps.push(evidence('IncludeGlobalServiceEvents', false, arn));
  if (gaps.length > 0) return gaps;
  const status = trail.status;
  if (!status.isLogging) gaps.push(evidence('IsLogging', false, arn));
  if (status.latestDeliveryError)
    gaps.push(evidence('LatestDeliveryError', status.latestDeliveryError, arn));
  if (gaps.length > 0) return gaps;
  const missing = managementEventsMissing(trail.selectors);
  if (missing) gaps.push(evidence('EventSelectors', missing, arn));
  return gaps;
}
