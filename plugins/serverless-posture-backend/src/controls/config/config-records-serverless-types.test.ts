import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  configRecorder,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { configRecordsServerlessTypes } from './config-records-serverless-types';

testControl(configRecordsServerlessTypes, {
  passed: [
    configRecorder(),
    {
      resource: configRecorder({
        allSupported: false,
        resourceTypes: ['AWS::Lambda::Function'],
      }),
      parameters: { resourceTypes: ['AWS::Lambda::Function'] },
    },
    {
      resource: configRecorder({
        frequency: 'DAILY',
        frequencyOverrides: [
          { resourceTypes: ['AWS::Lambda::Function'], frequency: 'CONTINUOUS' },
        ],
      }),
      parameters: { resourceTypes: ['AWS::Lambda::Function'] },
      note: 'continuous by an override',
    },
  ],
  failed: [
    configRecorder({
      allSupported: false,
      resourceTypes: ['AWS::Lambda::Function'],
    }),
    {
      resource: configRecorder({
        excludedResourceTypes: ['AWS::Lambda::Function'],
      }),
      matching: {
        evidence: [
          {
            path: 'recordingGroup',
            value: 'AWS::Lambda::Function is not recorded',
          },
        ],
      },
    },
    {
      resource: configRecorder({ frequency: 'DAILY' }),
      note: 'recorded daily',
    },
  ],
  notAvailable: [
    configRecorder({
      allSupported: unknown('denied', 'config:DescribeConfigurationRecorders'),
    }),
  ],
  notApplicable: [configRecorder({ exists: false })],
});
