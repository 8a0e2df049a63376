import { Collector, Operation } from 'backstage-plugin-serverless-posture-node';
import { recordedOperations } from './recorded';
import { describeRegions } from './regions';
import { securityHubOperations } from './securityHub';

/** One statement of an IAM policy. */
export interface Statement {
  Sid: string;
  Effect: 'Allow' | 'Deny';
  Action: string[];
  Resource: string[];
}

/** An IAM policy. */
export interface PolicyDocument {
  Version: '2012-10-17';
  Statement: Statement[];
}

/**
 * What nobody who reads posture needs, whatever else a role may come to hold: values of API keys, and what an API is
 * exported or generated into (`apigateway:GET` covers all of them).
 */
const withheld: Statement = {
  Sid: 'NeverKeysNorExports',
  Effect: 'Deny',
  Action: ['apigateway:GET'],
  Resource: [
    'arn:{partition}:apigateway:*::/apikeys',
    'arn:{partition}:apigateway:*::/apikeys/*',
    'arn:{partition}:apigateway:*::/apis/*/exports/*',
    'arn:{partition}:apigateway:*::/restapis/*/stages/*/exports/*',
    'arn:{partition}:apigateway:*::/restapis/*/stages/*/sdks/*',
    'arn:{partition}:apigateway:*::/usageplans/*/keys',
    'arn:{partition}:apigateway:*::/usageplans/*/keys/*',
  ],
};

/** What is read in every account besides what collectors declare. */
const everywhere: Operation[] = [
  describeRegions,
  ...Object.values(securityHubOperations.member),
  ...Object.values(securityHubOperations.administrator),
  ...Object.values(recordedOperations.member),
  ...Object.values(recordedOperations.aggregator),
];

/**
 * The reader role's policy: exactly the operations that the collectors declare, by service, and what is withheld. Its
 * ARNs hold `{partition}`, which {@link inPartition} fills.
 */
export function readerPolicy(collectors: readonly Collector[]): PolicyDocument {
  const operations = [
    ...collectors.flatMap(({ operations: own }) => Object.values(own)),
    ...everywhere,
  ];
  // Actions that share their resources share a statement.
  const byResources = new Map<string, Set<string>>();
  for (const operation of operations) {
    const { id, action = id, alsoActions = [], resources = ['*'] } = operation;
    for (const one of [action, ...alsoActions]) {
      const [service] = one.split(':');
      const key =
        one === 'apigateway:GET'
          ? 'apigateway'
          : `${service} ${[...resources].sort().join(' ')}`;
      if (!byResources.has(key)) byResources.set(key, new Set());
      byResources.get(key)!.add(one);
    }
  }
  const statements: Statement[] = [];
  for (const [key, actions] of [...byResources].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const [service, ...resources] = key.split(' ');
    statements.push({
      Sid: '',
      Effect: 'Allow',
      Action: [...actions].sort(),
      Resource:
        service === 'apigateway' ? apiGatewayResources(operations) : resources,
    });
  }
  const named = statements.map((statement, index) => ({
    ...statement,
    Sid: `Read${pascal(statement.Action[0].split(':')[0])}${
      statements.findIndex(one => sameService(one, statement)) === index
        ? ''
        : index
    }`,
  }));
  const readsApis = named.some(({ Action }) =>
    Action.includes('apigateway:GET'),
  );
  return {
    Version: '2012-10-17',
    Statement: [...named, ...(readsApis ? [withheld] : [])],
  };
}

function sameService(one: Statement, other: Statement): boolean {
  return one.Action[0].split(':')[0] === other.Action[0].split(':')[0];
}

function apiGatewayResources(operations: Operation[]): string[] {
  const all = operations
    .filter(({ action }) => action === 'apigateway:GET')
    .flatMap(({ resources = ['*'] }) => resources);
  return [...new Set(all)].sort();
}

function pascal(word: string): string {
  return (
    word.charAt(0).toUpperCase() +
    word.slice(1).replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
  );
}

/** The policy of one partition, such as `aws`; for templates an expression that names it. */
export function inPartition(
  policy: PolicyDocument,
  partition: string,
): PolicyDocument {
  return JSON.parse(
    JSON.stringify(policy).split('{partition}').join(partition),
  );
}

/** The longest session policy that STS takes. */
const LONGEST_SESSION_POLICY = 2048;

/**
 * The policy that narrows a session to what the collectors declare: with resources, else by action, else by the verbs of
 * each service, whichever STS takes first; undefined where even that is too long, so that the role's own policy alone
 * holds. A session may do what both policies allow, so that a wider one opens nothing.
 */
export function sessionPolicy(
  collectors: readonly Collector[],
  partition: string,
): string | undefined {
  const { Version, Statement } = inPartition(
    readerPolicy(collectors),
    partition,
  );
  const full = Statement.map(({ Sid, ...statement }) => statement);
  const actions = [
    ...new Set(
      Statement.filter(one => one.Effect === 'Allow').flatMap(
        one => one.Action,
      ),
    ),
  ].sort();
  const verbs = [...new Set(actions.map(byVerb))].sort();
  const candidates = [
    full,
    ...[actions, verbs].map(Action => [
      { Effect: 'Allow', Action, Resource: '*' },
    ]),
  ];
  return candidates
    .map(statements => JSON.stringify({ Version, Statement: statements }))
    .find(text => text.length <= LONGEST_SESSION_POLICY);
}

/** `sqs:GetQueueAttributes` as `sqs:Get*`. */
function byVerb(action: string): string {
  return action.replace(/^([^:]+:[A-Z][a-z]+)[A-Z]\w*$/, '$1*');
}

/** The longest document that a managed policy takes, without white space, and some room for names of partitions. */
const LONGEST_MANAGED_POLICY = 6144 - 256;

/**
 * The policy in as few documents as managed policies can hold: a role takes ten of them, and only one third more as inline
 * text. Source: IAM guide, "IAM and AWS STS quotas".
 */
export function managedPolicies(policy: PolicyDocument): PolicyDocument[] {
  const documents: PolicyDocument[] = [];
  let length = Infinity;
  for (const statement of policy.Statement) {
    const more = JSON.stringify(statement).length + 1;
    if (length + more > LONGEST_MANAGED_POLICY) {
      documents.push({ Version: policy.Version, Statement: [] });
      length = 50;
    }
    documents[documents.length - 1].Statement.push(statement);
    length += more;
  }
  return documents;
}
