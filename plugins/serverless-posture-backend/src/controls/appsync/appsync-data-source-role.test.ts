import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  graphqlDataSource,
  iamRole,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { appsyncDataSourceRole } from './appsync-data-source-role';

const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const ROLE = 'arn:aws:iam::111122223333:role/graph-orders';

const policy = (statement: object) => ({
  arn: null,
  name: 'data',
  document: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
});

const role = (Resource: string | string[], more: object = {}) =>
  iamRole({
    $: { arn: ROLE, name: 'graph-orders' },
    inlinePolicies: [
      policy({
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource,
        ...more,
      }),
    ],
  });

const other = graphqlDataSource({
  $: { arn: 'arn:aws:appsync:eu-west-1:111122223333:apis/x/datasources/y' },
  targetArns: [`${TABLE}-archive`],
});

testControl(appsyncDataSourceRole, {
  passed: [
    {
      resource: graphqlDataSource(),
      with: [role([TABLE, `${TABLE}/index/*`])],
    },
    {
      resource: graphqlDataSource(),
      with: [role([TABLE, `${TABLE}-archive`]), other],
      note: 'two data sources share the role',
    },
    {
      resource: graphqlDataSource({
        dataSourceType: 'HTTP',
        targetArns: null,
        endpointScheme: 'https',
      }),
      with: [
        role('arn:aws:execute-api:eu-west-1:111122223333:abc/live/GET/x', {
          Action: 'execute-api:Invoke',
        }),
      ],
      note: 'an endpoint names no ARN',
    },
  ],
  failed: [
    { resource: graphqlDataSource(), with: [role('*')] },
    {
      resource: graphqlDataSource(),
      with: [role('arn:aws:dynamodb:*:*:table/*')],
      matching: {
        evidence: [
          {
            path: 'RolePolicyList[data].PolicyDocument.Statement[0]',
            arn: ROLE,
          },
        ],
      },
    },
    {
      resource: graphqlDataSource(),
      with: [
        role('*', {
          Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
        }),
      ],
      matching: { severity: 'LOW' },
    },
    {
      resource: graphqlDataSource(),
      with: [role([TABLE, `${TABLE}-archive`])],
      matching: { severity: 'MEDIUM' },
    },
    {
      resource: graphqlDataSource(),
      with: [
        iamRole({
          $: { arn: ROLE },
          attachedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        }),
      ],
      note: 'an administrator whose document was not read',
    },
  ],
  notAvailable: [
    {
      resource: graphqlDataSource({
        serviceRoleArn: unknown('denied', 'appsync:ListDataSources'),
      }),
    },
    {
      resource: graphqlDataSource(),
      with: [
        iamRole({
          $: { arn: ROLE },
          managedPolicies: unknown('denied', 'iam:GetPolicy'),
        }),
      ],
    },
    {
      resource: graphqlDataSource(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
      note: 'roles could not be listed',
    },
    {
      resource: graphqlDataSource({
        serviceRoleArn: 'arn:aws:iam::999999999999:role/theirs',
      }),
      note: 'a role of another account',
    },
  ],
  notApplicable: [
    graphqlDataSource({ dataSourceType: 'NONE', serviceRoleArn: null }),
    { resource: graphqlDataSource(), note: 'the role was deleted' },
  ],
});
