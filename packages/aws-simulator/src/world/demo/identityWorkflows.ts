import type { PolicyStatement } from '../../identity/policy';
import { functionArn, roleArn } from '../arns';
import { RoleSpec } from '../buildRoles';
import { Place } from '../grants';
import { lasting } from '../lifetime';
import {
  SimulatedEventBus,
  SimulatedEventRule,
  SimulatedStateMachine,
} from '../things/identity';
import { ThingsDefinition } from '../world';
import { DEMO_ORGANIZATION_ID } from './organization';
import { Story } from './story';

/** What is particular about a state machine. */
interface WorkflowSpec {
  name: string;
  /** Names of functions that it calls one after the other. */
  calls: string[];
  isLogged: boolean;
  /** A parameter that nobody should have written into the definition. */
  secret?: Record<string, string>;
  tags: Record<string, string>;
}

function stateMachine(
  place: Place,
  { name, calls, isLogged, secret, tags }: WorkflowSpec,
): SimulatedStateMachine {
  const { region, accountId } = place;
  const States = Object.fromEntries(
    calls.map((call, i) => [
      call,
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: {
          FunctionName: functionArn(region, accountId, call),
          Payload: { 'input.$': '$', ...(i === 0 ? secret : {}) },
        },
        ...(i === calls.length - 1 ? { End: true } : { Next: calls[i + 1] }),
      },
    ]),
  );
  return {
    machine: {
      stateMachineArn: `arn:aws:states:${region}:${accountId}:stateMachine:${name}`,
      name,
      type: 'STANDARD',
      status: 'ACTIVE',
      creationDate: new Date('2025-06-03T09:00:00Z'),
      roleArn: roleArn(accountId, `${name}-workflow`),
      definition: JSON.stringify({ StartAt: calls[0], States }),
      loggingConfiguration: isLogged
        ? {
            level: 'ERROR',
            includeExecutionData: false,
            destinations: [
              {
                cloudWatchLogsLogGroup: {
                  logGroupArn: `arn:aws:logs:${region}:${accountId}:log-group:/aws/vendedlogs/states/${name}:*`,
                },
              },
            ],
          }
        : { level: 'OFF', includeExecutionData: false, destinations: [] },
      tracingConfiguration: { enabled: isLogged },
    },
    tags,
  };
}

const workflows: Record<string, WorkflowSpec> = {
  'prod-storefront': {
    name: 'return-parcel',
    calls: ['returns-request', 'returns-inspect', 'returns-refund'],
    isLogged: true,
    tags: { team: 'fulfilment', service: 'returns' },
  },
  'prod-payments': {
    name: 'settle-refund',
    calls: ['refunds-approve', 'refunds-settle'],
    isLogged: false,
    tags: { team: 'payments', service: 'refunds' },
  },
  'staging-payments': {
    name: 'settle-refund',
    calls: ['refunds-approve', 'refunds-settle'],
    isLogged: false,
    secret: { apiPassword: 'not-a-real-Pa55word!' },
    tags: {},
  },
};

/** The roles of the account's state machines: that of payments may call every function. */
export function workflowRoles(account: string, accountId: string): RoleSpec[] {
  const workflow = workflows[account];
  if (!workflow) return [];
  const { name, calls, isLogged } = workflow;
  const narrow = calls.map(call => functionArn('eu-west-1', accountId, call));
  const statement: PolicyStatement = {
    Effect: 'Allow',
    Action: 'lambda:InvokeFunction',
    Resource: isLogged ? narrow : '*',
  };
  return [
    {
      name: `${name}-workflow`,
      service: 'states.amazonaws.com',
      inline: [statement],
    },
  ];
}

const busArn = ({ region, accountId }: Place, name: string) =>
  `arn:aws:events:${region}:${accountId}:event-bus/${name}`;

function eventBus(place: Place, open: boolean): SimulatedEventBus {
  const Arn = busArn(place, 'orders');
  return {
    bus: {
      Name: 'orders',
      Arn,
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'publishers',
            Effect: 'Allow',
            Principal: '*',
            Action: 'events:PutEvents',
            Resource: Arn,
            ...(open
              ? {}
              : {
                  Condition: {
                    StringEquals: {
                      'aws:PrincipalOrgID': DEMO_ORGANIZATION_ID,
                    },
                  },
                }),
          },
        ],
      }),
    },
    tags: { team: 'data-platform', service: 'order-events' },
  };
}

function rule(
  place: Place,
  bus: string,
  name: string,
  pattern: object,
  target: string,
): SimulatedEventRule {
  const { region, accountId } = place;
  const path = bus === 'default' ? name : `${bus}/${name}`;
  return {
    rule: {
      Name: name,
      Arn: `arn:aws:events:${region}:${accountId}:rule/${path}`,
      EventBusName: bus,
      State: 'ENABLED',
      EventPattern: JSON.stringify(pattern),
    },
    targets: [{ Id: 'function', Arn: functionArn(region, accountId, target) }],
  };
}

const orders = { source: ['shop.orders'] };
const findings = {
  source: ['aws.securityhub'],
  'detail-type': ['Security Hub Findings - Imported'],
};

/** State machines, buses and rules. The bus of the data team was open to everyone until it was noticed. */
export function demoWorkflows(
  account: string,
  place: Place,
  story: Story,
): ThingsDefinition {
  if (place.region !== 'eu-west-1') return {};
  const workflow = workflows[account];
  const stateMachines = workflow
    ? [lasting(stateMachine(place, workflow))]
    : [];
  switch (account) {
    case 'prod-data': {
      const closed = eventBus(place, false);
      return {
        stateMachines,
        eventBuses: [
          lasting(eventBus(place, true), {
            changes: [{ at: story.week(2), to: () => closed }],
          }),
        ],
        eventRules: [
          lasting(
            rule(place, 'orders', 'project', orders, 'order-events-project'),
          ),
          lasting(
            rule(place, 'orders', 'archive-old', orders, 'order-archiver'),
          ),
        ],
      };
    }
    case 'security-tooling':
      return {
        stateMachines,
        eventRules: [
          lasting(
            rule(place, 'default', 'findings', findings, 'audit-trail-ingest'),
          ),
        ],
      };
    case 'sandbox':
      return {
        stateMachines,
        eventBuses: [lasting(eventBus(place, true))],
      };
    default:
      return { stateMachines };
  }
}
