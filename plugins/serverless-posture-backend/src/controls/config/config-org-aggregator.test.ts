import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  configAggregators,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { configOrgAggregator } from './config-org-aggregator';

testControl(configOrgAggregator, {
  passed: [
    configAggregators({
      aggregators: [
        { name: 'all', organization: { allRegions: true, regions: [] } },
      ],
    }),
  ],
  failed: [
    configAggregators({
      aggregators: [
        {
          name: 'some',
          organization: { allRegions: false, regions: ['eu-west-1'] },
        },
      ],
    }),
  ],
  notAvailable: [
    { resource: configAggregators(), organizationId: 'o-a1b2c3d4e5' },
    {
      resource: configAggregators({
        aggregators: [{ name: 'two', organization: null }],
      }),
      organizationId: 'o-a1b2c3d4e5',
    },
    configAggregators({
      aggregators: unknown('denied', 'config:DescribeConfigurationAggregators'),
    }),
  ],
  notApplicable: [configAggregators()],
});
