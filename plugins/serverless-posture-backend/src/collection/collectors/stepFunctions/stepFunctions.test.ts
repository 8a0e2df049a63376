import {
  COLLECTED_ACCOUNT,
  collected,
  COLLECTED_REGION,
} from '../../../__testUtils__/collected';

const arnOf = (name: string) =>
  `arn:aws:states:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:stateMachine:${name}`;

const machine = (name: string, more: object = {}) => ({
  machine: {
    stateMachineArn: arnOf(name),
    name,
    type: 'STANDARD' as const,
    roleArn: `arn:aws:iam::${COLLECTED_ACCOUNT}:role/${name}`,
    creationDate: new Date('2026-01-01T00:00:00Z'),
    definition: JSON.stringify({
      StartAt: 'Charge',
      States: {
        Charge: {
          Type: 'Task',
          Parameters: { dbPassword: 'hunter22-planted' },
        },
      },
    }),
    loggingConfiguration: {
      level: 'ALL' as const,
      includeExecutionData: true,
      destinations: [
        {
          cloudWatchLogsLogGroup: {
            logGroupArn: `arn:aws:logs:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:log-group:states:*`,
          },
        },
      ],
    },
  },
  tags: { owner: 'shop' },
  ...more,
});

const things = {
  stateMachines: [
    machine('pay'),
    machine('sealed', { isUnreadable: true }),
    ...Array.from({ length: 100 }, (_, i) => machine(`other${i}`)),
  ],
};

it('reads state machines page by page, and no value of a definition', async () => {
  const { of, calls, outcome } = await collected({ things }, ['stepfunctions']);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'states:ListStateMachines': 2,
    'states:DescribeStateMachine': 103,
    'tag:GetResources': 2,
  });
  const [pay, sealed] = of('AWS::StepFunctions::StateMachine');
  expect(pay).toMatchObject({
    arn: arnOf('pay'),
    tags: { owner: 'shop' },
    attributes: {
      workflowType: 'STANDARD',
      logging: {
        level: 'ALL',
        includeExecutionData: true,
        logGroupArns: [
          `arn:aws:logs:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:log-group:states`,
        ],
      },
      definitionSecrets: [
        { name: 'States.Charge.Parameters.dbPassword', secret: 'password' },
      ],
      httpTasks: [],
    },
  });
  expect(sealed.attributes).toMatchObject({
    roleArn: expect.any(String),
    definitionSecrets: { $unknown: { errorClass: 'denied' } },
  });
  expect(JSON.stringify(of('AWS::StepFunctions::StateMachine'))).not.toContain(
    'planted',
  );
});

it('does not take what it may not read for none', async () => {
  const { of, outcome } = await collected(
    {
      things: { stateMachines: [machine('pay')] },
      denied: ['states:DescribeStateMachine'],
    },
    ['stepfunctions'],
  );
  expect(outcome).toMatchObject({ state: 'partial', errorClass: 'denied' });
  const [pay] = of('AWS::StepFunctions::StateMachine');
  expect(pay.attributes).toMatchObject({
    logging: { $unknown: { errorClass: 'denied' } },
    definitionSecrets: { $unknown: { errorClass: 'denied' } },
  });
});
