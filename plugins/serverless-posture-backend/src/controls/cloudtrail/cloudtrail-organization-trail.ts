import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  ResourceView,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

const covers = (trail: ResourceView<'AWS::CloudTrail::Trail'>) =>
  trail.isOrganizationTrail && trail.isMultiRegion;

/** Source: AWS documentation, "Creating a trail for an organization". */
export const cloudtrailOrganizationTrail = control({
  id: 'cloudtrail-organization-trail',
  title: 'A trail of the organization covers the account',
  description:
    "A trail of the organization can't be stopped or changed by the accounts that it watches, and new accounts " +
    'are watched from their first day. One that covers all Regions must be among the trails that see the ' +
    'account; other trails are not applicable then. Whether it covers the other accounts shows in each of them.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::CloudTrail::Trail',
  reads: ['AWS::CloudTrail::Trail'],
  references: {
    documents: [
      {
        title: 'Creating a trail for an organization',
        url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html',
      },
    ],
  },
  evaluate(trail, context): Verdict {
    if (context.organizationId() === undefined)
      return notApplicable('the account is in no organization');
    if (covers(trail)) return passed();
    const covering = context.resources('AWS::CloudTrail::Trail').find(covers);
    return covering
      ? notApplicable(`${covering.$.name} covers the account`)
      : failed([
          evidence('IsOrganizationTrail', trail.isOrganizationTrail),
          evidence('IsMultiRegionTrail', trail.isMultiRegion),
        ]);
  },
  remedy: trail => ({
    summary: `Make a trail of the organization that covers account ${trail.accountId} in place of ${trail.name}.`,
    console: `CloudTrail > Trails > ${trail.name}`,
    cli: `aws cloudtrail create-trail --name organization --is-organization-trail --is-multi-region-trail --s3-bucket-name <bucket>`,
    cloudformation: `# ${trail.name}\nIsOrganizationTrail: true\nIsMultiRegionTrail: true`,
    terraform: `# ${trail.name}\nis_organization_trail = true\nis_multi_region_trail = true`,
  }),
});
