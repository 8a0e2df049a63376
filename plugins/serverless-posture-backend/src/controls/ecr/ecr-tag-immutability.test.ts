import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ecrRepository,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { ecrTagImmutability } from './ecr-tag-immutability';

testControl(ecrTagImmutability, {
  passed: [
    ecrRepository(),
    {
      resource: ecrRepository({
        tagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        tagExclusions: ['dev-*'],
      }),
      note: 'exclusions that match no tag in use',
    },
  ],
  failed: [
    ecrRepository({ tagMutability: 'MUTABLE' }),
    ecrRepository({ tagMutability: 'MUTABLE_WITH_EXCLUSION' }),
    {
      resource: ecrRepository({
        tagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        tagExclusions: ['v*'],
      }),
      matching: {
        evidence: [
          {},
          { path: 'imageTagMutabilityExclusionFilters', value: 'v1' },
        ],
      },
    },
  ],
  notAvailable: [
    ecrRepository({
      tagMutability: unknown('denied', 'ecr:DescribeRepositories'),
    }),
  ],
});
