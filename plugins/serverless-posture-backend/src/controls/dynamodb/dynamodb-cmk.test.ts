import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  dynamoDbTable,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { dynamodbCmk } from './dynamodb-cmk';

const parameters = { sensitiveTags: ['data=personal', 'secret'] };
const tagged = (tags: Record<string, string>) =>
  dynamoDbTable({ kmsKeyArn: null, $: { tags } });

testControl(dynamodbCmk, {
  passed: [
    dynamoDbTable({ kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' }),
  ],
  failed: [
    {
      resource: tagged({}),
      matching: { evidence: [{ path: 'Table.SSEDescription', value: null }] },
    },
    {
      resource: tagged({ data: 'personal' }),
      parameters,
      note: 'marked by a value',
    },
    {
      resource: tagged({ secret: 'yes' }),
      parameters,
      note: 'marked by a key',
    },
  ],
  notAvailable: [
    dynamoDbTable({ kmsKeyArn: unknown('denied', 'dynamodb:DescribeTable') }),
    {
      resource: dynamoDbTable({
        kmsKeyArn: null,
        $: { tags: unknown('denied', 'tag:GetResources') },
      }),
      parameters,
      note: 'whether it is sensitive is not known',
    },
  ],
  notApplicable: [{ resource: tagged({ data: 'public' }), parameters }],
});
