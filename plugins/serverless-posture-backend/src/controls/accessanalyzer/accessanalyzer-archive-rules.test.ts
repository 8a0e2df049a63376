import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  accessAnalyzer,
  accessAnalyzerArchiveRule,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { accessanalyzerArchiveRules } from './accessanalyzer-archive-rules';

testControl(accessanalyzerArchiveRules, {
  passed: [
    accessAnalyzer(),
    {
      resource: accessAnalyzer(),
      with: [
        accessAnalyzerArchiveRule({
          filter: [
            {
              field: 'resource',
              equals: ['arn:aws:sqs:eu-west-1:111122223333:shared'],
              hasOthers: false,
            },
          ],
        }),
      ],
    },
    {
      resource: accessAnalyzer(),
      with: [
        accessAnalyzerArchiveRule({
          filter: [
            {
              field: 'resourceType',
              equals: ['AWS::IAM::Role'],
              hasOthers: false,
            },
          ],
        }),
      ],
    },
    {
      resource: accessAnalyzer(),
      with: [
        accessAnalyzerArchiveRule({
          filter: [
            {
              field: 'principal.AWS',
              equals: ['444455556666'],
              hasOthers: false,
            },
          ],
        }),
      ],
    },
  ],
  failed: [
    {
      resource: accessAnalyzer(),
      with: [accessAnalyzerArchiveRule({ filter: [] })],
    },
    {
      resource: accessAnalyzer(),
      with: [
        accessAnalyzerArchiveRule({
          filter: [
            {
              field: 'resourceType',
              equals: ['AWS::Lambda::Function'],
              hasOthers: false,
            },
          ],
        }),
      ],
    },
    {
      resource: accessAnalyzer(),
      with: [
        accessAnalyzerArchiveRule({
          filter: [
            {
              field: 'resource',
              equals: ['arn:aws:s3:::site'],
              hasOthers: false,
            },
            { field: 'isPublic', equals: ['true'], hasOthers: false },
          ],
        }),
      ],
    },
    {
      resource: accessAnalyzer(),
      with: [
        accessAnalyzerArchiveRule({
          filter: [{ field: 'principal.AWS', equals: ['*'], hasOthers: false }],
        }),
      ],
    },
    {
      resource: accessAnalyzer(),
      with: [
        accessAnalyzerArchiveRule({
          filter: [{ field: 'resourceType', equals: [], hasOthers: false }],
        }),
      ],
    },
  ],
  notAvailable: [
    {
      resource: accessAnalyzer(),
      unlisted: {
        'AWS::AccessAnalyzer::ArchiveRule': { errorClass: 'denied' },
      },
    },
    {
      resource: accessAnalyzer(),
      with: [accessAnalyzerArchiveRule({ filter: unknown('denied') })],
    },
  ],
  notApplicable: [
    accessAnalyzer({ exists: false, analyzerType: '', status: '' }),
  ],
});
