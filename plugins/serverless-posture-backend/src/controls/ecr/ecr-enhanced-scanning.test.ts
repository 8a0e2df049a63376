import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRegistry,
  ecrRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { ecrEnhancedScanning } from './ecr-enhanced-scanning';

testControl(ecrEnhancedScanning, {
  passed: [{ resource: ecrRegistry(), with: [ecrRepository()] }],
  failed: [
    {
      resource: ecrRegistry({ scanType: 'BASIC', rules: [] }),
      with: [ecrRepository()],
      matching: { evidence: [{ path: 'scanType', value: 'BASIC' }] },
    },
    {
      resource: ecrRegistry({
        rules: [{ frequency: 'SCAN_ON_PUSH', filters: ['*'] }],
      }),
      with: [ecrRepository()],
      note: 'on push only',
    },
    {
      resource: ecrRegistry({
        rules: [{ frequency: 'CONTINUOUS_SCAN', filters: ['lab/*'] }],
      }),
      with: [ecrRepository()],
      note: 'other repositories',
    },
  ],
  notAvailable: [
    {
      resource: ecrRegistry({
        scanType: unknown('denied', 'ecr:GetRegistryScanningConfiguration'),
      }),
      with: [ecrRepository()],
    },
    {
      resource: ecrRegistry(),
      unlisted: { 'AWS::ECR::Repository': unknown('throttled').$unknown },
    },
  ],
  notApplicable: [ecrRegistry()],
});
