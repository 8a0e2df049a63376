import { GetEncryptionConfigCommand, XRayClient } from '@aws-sdk/client-xray';
import {
  Collector,
  operation,
  XRayEncryption,
} from 'backstage-plugin-serverless-posture-node';
import { regionalFact } from '../facts';
import { oneOf, required } from '../fields';
import { serverlessTypes } from '../serverlessTypes';

const getEncryptionConfig = operation({
  id: 'xray:GetEncryptionConfig',
  client: XRayClient,
  command: GetEncryptionConfigCommand,
  probe: {},
});

/** How X-Ray encrypts the traces of a Region. */
export const xrayCollector: Collector = {
  id: 'xray',
  scope: 'regional',
  follows: serverlessTypes,
  operations: { getEncryptionConfig },
  listings: [
    {
      id: 'encryption',
      resourceTypes: ['AWS::XRay::EncryptionConfig'],
      async page(aws) {
        const { EncryptionConfig } = await aws.call(getEncryptionConfig, {});
        const { Type, KeyId, Status } = required(
          EncryptionConfig,
          'EncryptionConfig',
          getEncryptionConfig,
        );
        return {
          resources: [
            regionalFact(
              'AWS::XRay::EncryptionConfig',
              aws,
              { service: 'xray', path: 'encryption-config', name: 'X-Ray' },
              {
                type: oneOf<XRayEncryption['type']>(
                  Type,
                  ['NONE', 'KMS'],
                  'Type',
                  getEncryptionConfig,
                ),
                keyId: KeyId || null,
                status: oneOf<XRayEncryption['status']>(
                  Status,
                  ['UPDATING', 'ACTIVE'],
                  'Status',
                  getEncryptionConfig,
                ),
              },
            ),
          ],
        };
      },
    },
  ],
};
