import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  securityHubOrganization,
  securityHubAggregators,
  securityHub,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { securityhubAggregation } from './securityhub-aggregation';

testControl(securityhubAggregation, {
  passed: [
    securityHubAggregators(),
    securityHubAggregators({
      aggregators: [
        { homeRegion: 'us-east-1', linkingMode: 'ALL_REGIONS', regions: [] },
      ],
    }),
    securityHubAggregators({
      aggregators: [
        {
          homeRegion: 'us-east-1',
          linkingMode: 'SPECIFIED_REGIONS',
          regions: ['eu-west-1'],
        },
      ],
    }),
    securityHubAggregators({
      aggregators: [
        {
          homeRegion: 'us-east-1',
          linkingMode: 'ALL_REGIONS_EXCEPT_SPECIFIED',
          regions: ['eu-west-2'],
        },
      ],
    }),
    {
      resource: securityHubAggregators({
        aggregators: [
          { homeRegion: 'eu-west-1', linkingMode: 'NO_REGIONS', regions: [] },
        ],
      }),
      note: 'the home Region',
    },
  ],
  failed: [
    {
      resource: securityHubAggregators({ aggregators: [] }),
      with: [
        securityHub(),
        securityHubOrganization({ administratorAccountId: null }),
      ],
      matching: { evidence: [{ value: 'none' }] },
    },
    {
      resource: securityHubAggregators({
        aggregators: [
          {
            homeRegion: 'us-east-1',
            linkingMode: 'SPECIFIED_REGIONS',
            regions: ['eu-west-2'],
          },
        ],
      }),
      with: [
        securityHub(),
        securityHubOrganization({ administratorAccountId: null }),
      ],
    },
    {
      resource: securityHubAggregators({
        aggregators: [
          {
            homeRegion: 'us-east-1',
            linkingMode: 'ALL_REGIONS_EXCEPT_SPECIFIED',
            regions: ['eu-west-1'],
          },
        ],
      }),
      with: [
        securityHub(),
        securityHubOrganization({ administratorAccountId: null }),
      ],
    },
  ],
  notAvailable: [
    {
      resource: securityHubAggregators({ aggregators: [] }),
      with: [securityHub(), securityHubOrganization()],
      note: 'a member',
    },
    securityHubAggregators({
      aggregators: unknown('denied', 'securityhub:ListFindingAggregators'),
    }),
    {
      resource: securityHubAggregators({ aggregators: [] }),
      unlisted: { 'AWS::SecurityHub::Organization': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    {
      resource: securityHubAggregators({ aggregators: [] }),
      with: [securityHub({ enabled: false })],
    },
  ],
});
