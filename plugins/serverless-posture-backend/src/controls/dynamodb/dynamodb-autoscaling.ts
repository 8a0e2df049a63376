import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

const DIMENSIONS = [
  'dynamodb:table:ReadCapacityUnits',
  'dynamodb:table:WriteCapacityUnits',
];

/** Source: Security Hub DynamoDB.1. */
export const dynamodbAutoscaling = control({
  id: 'dynamodb-autoscaling',
  title: 'Provisioned tables scale with demand',
  description:
    'A provisioned table without scaling throttles the functions that use it as soon as demand grows. On- ' +
    'demand tables scale by themselves; others need a scalable target for reads and one for writes. Indexes ' +
    'and the policies of the targets are not judged.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'DATA',
  resourceType: 'AWS::DynamoDB::Table',
  reads: ['AWS::ApplicationAutoScaling::ScalableTarget'],
  references: {
    securityHub: ['DynamoDB.1'],
    config: ['dynamodb-autoscaling-enabled'],
    documents: [
      {
        title: 'Managing throughput capacity with DynamoDB auto scaling',
        url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html',
      },
    ],
  },
  evaluate(table, context) {
    if (table.billingMode === 'PAY_PER_REQUEST') return passed();
    const scaled = context
      .resources('AWS::ApplicationAutoScaling::ScalableTarget')
      .filter(({ resourceId }) => resourceId === `table/${table.$.name}`)
      .map(({ dimension }) => dimension);
    const missing = DIMENSIONS.filter(one => !scaled.includes(one));
    return missing.length > 0
      ? failed(missing.map(one => evidence(`ScalableTargets[${one}]`, null)))
      : passed();
  },
  remedy: table => ({
    summary: `Make table ${table.name} on demand, or add scalable targets.`,
    console: `Amazon DynamoDB (${table.region}) > Tables > ${table.name} > Additional settings > Read/write capacity`,
    cli: `aws dynamodb update-table --region ${table.region} --table-name ${table.name} --billing-mode PAY_PER_REQUEST`,
    cloudformation: `# ${table.name}, AWS::DynamoDB::Table\nBillingMode: PAY_PER_REQUEST`,
    terraform: `# aws_dynamodb_table ${table.name}\nbilling_mode = "PAY_PER_REQUEST"`,
  }),
});
