import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRegistry,
  ecrRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, policyOf } from '../policy/testPolicies';
import { ecrPublic } from './ecr-public';

const pull = (principal: unknown, more: object = {}) =>
  allow(principal, { Action: 'ecr:BatchGetImage', Resource: '*', ...more });
const open = ecrRepository({ policy: policyOf(pull('*')) });

testControl(ecrPublic, {
  passed: [
    { resource: ecrRepository(), with: [ecrRegistry()] },
    {
      resource: ecrRepository({
        policy: policyOf(pull({ AWS: '444455556666' })),
      }),
      with: [ecrRegistry()],
      note: 'one account',
    },
    {
      resource: ecrRepository({
        policy: policyOf(
          pull('*', {
            Condition: {
              StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
            },
          }),
        ),
      }),
      with: [ecrRegistry()],
      note: 'the organization',
    },
  ],
  failed: [
    {
      resource: open,
      with: [ecrRegistry()],
      matching: { evidence: [{ path: 'Policy.Statement[0] (Sid open)' }] },
    },
    {
      resource: ecrRepository(),
      with: [ecrRegistry({ policy: policyOf(pull('*')) })],
      matching: {
        evidence: [{ path: 'registry Policy.Statement[0] (Sid open)' }],
      },
    },
    {
      resource: open,
      with: [ecrRegistry({ policy: unknown('denied') })],
      note: 'certain whatever the registry says',
    },
  ],
  notAvailable: [
    {
      resource: ecrRepository({
        policy: unknown('denied', 'ecr:GetRepositoryPolicy'),
      }),
      with: [ecrRegistry()],
    },
    {
      resource: ecrRepository(),
      with: [
        ecrRegistry({ policy: unknown('denied', 'ecr:GetRegistryPolicy') }),
      ],
    },
  ],
});
