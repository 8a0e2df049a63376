import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaEventSourceMapping,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaEsmUnauthenticatedBroker } from './lambda-esm-unauthenticated-broker';

const kafka = (...sourceAccess: string[]) =>
  lambdaEventSourceMapping({
    selfManaged: true,
    eventSourceArn: null,
    sourceAccess,
  });
const mq = (...sourceAccess: string[]) =>
  lambdaEventSourceMapping({
    eventSourceArn: 'arn:aws:mq:eu-west-1:111122223333:broker:orders:b-1',
    sourceAccess,
  });

testControl(lambdaEsmUnauthenticatedBroker, {
  passed: [
    kafka('SASL_SCRAM_512_AUTH', 'VPC_SUBNET'),
    kafka('CLIENT_CERTIFICATE_TLS_AUTH', 'SERVER_ROOT_CA_CERTIFICATE'),
    mq('BASIC_AUTH'),
  ],
  failed: [
    {
      resource: kafka('VPC_SUBNET', 'VPC_SECURITY_GROUP'),
      matching: {
        evidence: [{ value: 'VPC_SUBNET, VPC_SECURITY_GROUP' }],
      },
    },
    kafka(),
    mq(),
    {
      resource: kafka('CLIENT_CERTIFICATE_TLS_AUTH'),
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [
    lambdaEventSourceMapping({
      selfManaged: true,
      sourceAccess: unknown('malformed'),
    }),
  ],
  notApplicable: [lambdaEventSourceMapping()],
});
