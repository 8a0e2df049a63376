import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  efsAccessPoint,
  efsFileSystem,
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaEfsAccessPoint } from './lambda-efs-access-point';

const POINT =
  'arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-1';
const fn = lambdaFunction({ fileSystemArns: [POINT] });

testControl(lambdaEfsAccessPoint, {
  passed: [{ resource: fn, with: [efsAccessPoint(), efsFileSystem()] }],
  failed: [
    {
      resource: fn,
      with: [efsAccessPoint({ posixUserId: null }), efsFileSystem()],
      matching: {
        evidence: [{ arn: POINT, path: 'PosixUser', value: null }],
      },
    },
    {
      resource: fn,
      with: [efsAccessPoint({ rootDirectory: '/' }), efsFileSystem()],
    },
    {
      resource: fn,
      with: [efsAccessPoint(), efsFileSystem({ encrypted: false })],
    },
    {
      resource: fn,
      with: [efsAccessPoint(), efsFileSystem({ policy: null })],
      note: 'no policy',
    },
    {
      resource: fn,
      with: [
        efsAccessPoint({ posixUserId: null }),
        efsFileSystem({ policy: unknown('denied') }),
      ],
      note: 'certain whatever the policy says',
    },
  ],
  notAvailable: [
    {
      resource: fn,
      with: [
        efsAccessPoint(),
        efsFileSystem({
          policy: unknown(
            'denied',
            'elasticfilesystem:DescribeFileSystemPolicy',
          ),
        }),
      ],
    },
    { resource: fn, with: [], note: 'an access point that was not listed' },
    {
      resource: lambdaFunction({
        fileSystemArns: [POINT.replace('111122223333', '444455556666')],
      }),
      note: 'of another account',
      matching: {
        unknown: {
          message: expect.stringContaining(
            'is not a file system of this account',
          ),
        },
      },
    },
    {
      resource: lambdaFunction({
        fileSystemArns: ['arn:aws:s3files:eu-west-1:111122223333:x/y'],
      }),
      note: 'no EFS',
    },
  ],
  notApplicable: [lambdaFunction({ fileSystemArns: [] })],
});
