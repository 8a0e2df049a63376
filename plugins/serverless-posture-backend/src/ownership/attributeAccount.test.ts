import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ARNS,
  ANNOTATION_NAMES,
  ANNOTATION_STACKS,
  ANNOTATION_TAGS,
} from 'backstage-plugin-serverless-posture-common';
import { unknown } from 'backstage-plugin-serverless-posture-node';
import fc from 'fast-check';
import { attributeAccount } from './attributeAccount';
import { Attribution, CONFIDENCE } from './attribution';
import { indexCatalog } from './catalog';
import { Links } from './links';
import { AttributionSubject, Override } from './rules/rule';

const ACCOUNT = '111122223333';
const DEFAULTED = '444455556666';
const IN_UNIT = '777788889999';

const settings = {
  tags: { service: ['service', 'app'], owner: ['owner', 'team'] },
  defaults: [
    { accounts: [DEFAULTED], organizationalUnits: [], owner: 'platform' },
    {
      accounts: [],
      organizationalUnits: ['ou-ab12-11111111'],
      service: 'checkout',
    },
  ],
};
const arn = (name: string, accountId = ACCOUNT) =>
  `arn:aws:lambda:eu-west-1:${accountId}:function:${name}`;

function entity(
  ref: string,
  options: {
    owner?: string;
    email?: string;
    annotations?: Record<string, string>;
  } = {},
): Entity {
  const [, kind, namespace, name] = /^(\w+):(\w+)\/(.+)$/.exec(ref)!;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace, annotations: options.annotations },
    spec: {
      ...(options.owner ? { owner: options.owner } : {}),
      ...(options.email ? { profile: { email: options.email } } : {}),
    },
  };
}

const arns = (...patterns: string[]) => ({
  annotations: { [ANNOTATION_ARNS]: patterns.join(',') },
});
const tagPairs = (pairs: string) => ({
  annotations: { [ANNOTATION_TAGS]: pairs },
});

const catalog: Entity[] = [
  entity('Group:default/payments', { email: 'Payments@example.com' }),
  entity(
    'Group:default/platform',
    arns('arn:aws:lambda:*:*:function:platform-*'),
  ),
  entity('User:default/jo', { email: 'jo@example.com' }),
  entity('Component:default/checkout', {
    owner: 'payments',
    ...arns(arn('checkout-*'), arn('exact')),
  }),
  entity('Component:default/refunds', {
    owner: 'group:default/payments',
    ...arns(arn('checkout-refund-*')),
  }),
  entity('Component:default/twin-a', {
    owner: 'payments',
    ...arns(arn('twin-*')),
  }),
  entity('Component:default/twin-b', {
    owner: 'payments',
    ...arns(arn('twin-*')),
  }),
  entity('Component:default/qualified', {
    owner: 'payments',
    annotations: {
      'aws.amazon.com/lambda-function-arn': arn('qualified:live'),
    },
  }),
  entity('Component:default/tagged', {
    owner: 'payments',
    ...tagPairs('stack=billing,stage=prod'),
  }),
  entity('Component:default/tagged-less', {
    owner: 'payments',
    ...tagPairs('stack=billing'),
  }),
  entity('Component:default/careless', {
    owner: 'payments',
    ...tagPairs('stack=billing,oops'),
  }),
  entity('Component:default/ownerless'),
  entity('Component:default/haunted', { owner: 'ghosts' }),
  entity('Component:default/named', {
    owner: 'payments',
    annotations: { [ANNOTATION_NAMES]: 'batch-*, nightly' },
  }),
  entity('Component:default/stacked', {
    owner: 'payments',
    annotations: { [ANNOTATION_STACKS]: 'stacked-prod' },
  }),
  entity('Component:default/elsewhere', {
    owner: 'platform',
    annotations: {
      'amazon.com/serverless-tags': 'product=elsewhere',
      'amazon.com/serverless-arns': 'arn:aws:lambda:*:function:wide-*',
    },
  }),
  entity('Component:shop/search', { owner: 'group:default/platform' }),
  entity('Component:default/index', { owner: 'payments' }),
  entity('Component:shop/index', { owner: 'payments' }),
  entity('Component:shop/dup', { owner: 'payments' }),
  entity('Component:stock/dup', { owner: 'payments' }),
  entity('System:default/ledger', { owner: 'user:default/jo' }),
];

/** A function of the account, or something else where its ARN says so. */
function thing(
  name: string,
  options: Omit<Partial<AttributionSubject>, 'links'> & {
    links?: Partial<Links>;
  } = {},
): AttributionSubject {
  const { accountId = ACCOUNT, links } = options;
  const own = options.arn ?? arn(name, accountId);
  return {
    id: own,
    accountId,
    arn: own,
    name,
    tags: {},
    ...options,
    links: links && { to: [], from: [], ...links },
  };
}
const tagged = (
  name: string,
  tags: Record<string, string>,
  options?: Parameters<typeof thing>[1],
) => thing(name, { tags, ...options });
const stacked = (name: string, stack: string, tags = {}) =>
  tagged(name, { 'aws:cloudformation:stack-name': stack, ...tags });

const checkout = {
  serviceRef: 'component:default/checkout',
  ownerRef: 'group:default/payments',
};
const search = {
  serviceRef: 'component:shop/search',
  ownerRef: 'group:default/platform',
};
const ROLE = `arn:aws:iam::${ACCOUNT}:role/runs-things`;
const QUEUE = `arn:aws:sqs:eu-west-1:${ACCOUNT}:failed-things`;
const API = 'arn:aws:apigateway:eu-west-1::/apis/a1b2c3';
const LOGS = `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/aws/lambda/zeta`;
const queue = thing('failed-things', { arn: QUEUE });
const role = thing('runs-things', { arn: ROLE });

/** Whose the first resource is, beside the others. */
type Case = [
  title: string,
  resources: AttributionSubject[],
  expected: Partial<Attribution>,
  overridden?: Partial<Override>,
];

const cases: Record<string, Case[]> = {
  'nothing but': [
    [
      'a name that means nothing',
      [thing('x')],
      { rule: 'unowned', ownerRef: undefined },
    ],
    [
      'an empty tag',
      [tagged('x', { service: ' ', owner: '' })],
      { rule: 'unowned', notes: undefined },
    ],
    [
      'tags that could not be read',
      [thing('x', { tags: unknown('denied') })],
      { rule: 'unowned', notes: ['its tags could not be read (denied)'] },
    ],
  ],
  'an override': [
    [
      'of the owner',
      [thing('x')],
      {
        rule: 'override',
        ownerRef: 'group:default/platform',
        serviceRef: undefined,
        confidence: 1,
        evidence: 'user:default/jo assigned it on 2026-11-21: we run it',
      },
      { ownerRef: 'group:default/platform' },
    ],
    [
      'of the owner leaves the service to others',
      [tagged('x', { service: 'checkout' })],
      {
        rule: 'override',
        ownerRef: 'group:default/platform',
        serviceRef: 'component:default/checkout',
        evidence:
          'user:default/jo assigned it on 2026-11-21: we run it; its service: tag service=checkout',
      },
      { ownerRef: 'group:default/platform' },
    ],
    [
      'of the service gives it its owner',
      [thing('exact')],
      {
        rule: 'override',
        ...search,
        others: [
          {
            rule: 'annotation',
            ...checkout,
            confidence: 0.98,
            evidence: `component:default/checkout is annotated with ${ANNOTATION_ARNS}: ${arn(
              'exact',
            )}`,
          },
        ],
      },
      { serviceRef: 'component:shop/search' },
    ],
    [
      'by somebody who is gone from the catalog',
      [tagged('x', { service: 'checkout' })],
      {
        rule: 'tag',
        ...checkout,
        notes: [
          'user:default/jo assigned it on 2026-11-21 to group:default/gone, which the catalog lacks',
        ],
      },
      { ownerRef: 'group:default/gone' },
    ],
  ],
  'an annotation': [
    [
      'names the ARN',
      [thing('exact')],
      {
        rule: 'annotation',
        ...checkout,
        confidence: CONFIDENCE.arn,
        evidence: `component:default/checkout is annotated with ${ANNOTATION_ARNS}: ${arn(
          'exact',
        )}`,
      },
    ],
    [
      'has a pattern that matches',
      [thing('checkout-pay')],
      { rule: 'annotation', ...checkout, confidence: CONFIDENCE.arnPattern },
    ],
    [
      'has a pattern that another one surpasses',
      [thing('checkout-refund-eu')],
      { serviceRef: 'component:default/refunds', notes: undefined },
    ],
    [
      'has a pattern as precise as another one',
      [thing('twin-1')],
      {
        serviceRef: 'component:default/twin-a',
        confidence: CONFIDENCE.arnPattern / 2,
        notes: [
          `component:default/twin-b claims it as well, with ${ANNOTATION_ARNS}: ${arn(
            'twin-*',
          )}`,
        ],
      },
    ],
    [
      'has a pattern that matches only in part',
      [thing('my-checkout-pay')],
      { rule: 'unowned' },
    ],
    [
      'has a pattern whose wildcard spans Region and account',
      [thing('wide-one')],
      {
        rule: 'annotation',
        serviceRef: 'component:default/elsewhere',
        evidence:
          'component:default/elsewhere is annotated with amazon.com/serverless-arns: arn:aws:lambda:*:function:wide-*',
      },
    ],
    [
      'names a qualified function',
      [thing('qualified')],
      { serviceRef: 'component:default/qualified' },
    ],
    [
      'stands on a group',
      [thing('platform-dns')],
      {
        rule: 'annotation',
        ownerRef: 'group:default/platform',
        serviceRef: undefined,
      },
    ],
    [
      'names all tags that are there',
      [tagged('x', { stack: 'billing', stage: 'prod', more: '1' })],
      {
        rule: 'annotation',
        serviceRef: 'component:default/tagged',
        confidence: CONFIDENCE.tagAnnotation,
      },
    ],
    [
      'names a tag that is not there',
      [tagged('x', { stack: 'billing', stage: 'dev' })],
      { rule: 'annotation', serviceRef: 'component:default/tagged-less' },
    ],
    [
      'has the shorter prefix',
      [tagged('x', { product: 'elsewhere' })],
      {
        rule: 'annotation',
        serviceRef: 'component:default/elsewhere',
        evidence:
          'component:default/elsewhere is annotated with amazon.com/serverless-tags: product=elsewhere',
      },
    ],
    [
      'has a pattern of names',
      [thing('batch-import')],
      {
        rule: 'annotation',
        serviceRef: 'component:default/named',
        confidence: CONFIDENCE.namePattern,
      },
    ],
    [
      'names a name',
      [thing('nightly')],
      { rule: 'annotation', serviceRef: 'component:default/named' },
    ],
    [
      'names the stack',
      [stacked('x', 'stacked-prod')],
      {
        rule: 'annotation',
        serviceRef: 'component:default/stacked',
        confidence: CONFIDENCE.stackAnnotation,
      },
    ],
    [
      'wins over tags, which are told as well',
      [tagged('exact', { service: 'search', owner: 'platform' })],
      {
        rule: 'annotation',
        ...checkout,
        others: [
          {
            rule: 'tag',
            ...search,
            confidence: CONFIDENCE.tagName,
            evidence: 'tag service=search, tag owner=platform',
          },
        ],
      },
    ],
    [
      'wins where the tags could not be read',
      [thing('exact', { tags: unknown('denied') })],
      { serviceRef: 'component:default/checkout', notes: undefined },
    ],
  ],
  'a tag': [
    [
      'names a service',
      [tagged('x', { service: 'checkout' })],
      {
        rule: 'tag',
        ...checkout,
        confidence: CONFIDENCE.tagName,
        evidence: 'tag service=checkout',
      },
    ],
    [
      'is in another case',
      [tagged('x', { Service: 'Checkout' })],
      { ...checkout, evidence: 'tag Service=Checkout' },
    ],
    [
      'is a ref',
      [tagged('x', { service: 'component:shop/search' })],
      { ...search, confidence: CONFIDENCE.tagRef },
    ],
    [
      'is a ref without kind',
      [tagged('x', { app: 'shop/search' })],
      { serviceRef: 'component:shop/search' },
    ],
    [
      'names what one namespace alone has',
      [tagged('x', { service: 'search' })],
      { serviceRef: 'component:shop/search' },
    ],
    [
      'names what the default namespace has, too',
      [tagged('x', { service: 'index' })],
      { serviceRef: 'component:default/index' },
    ],
    [
      'names what two other namespaces have',
      [tagged('x', { service: 'dup' })],
      {
        rule: 'unowned',
        notes: [
          'tag service=dup may mean any of component:shop/dup, component:stock/dup',
        ],
        suggestions: [
          {
            rule: 'tag',
            serviceRef: 'component:shop/dup',
            confidence: 0.47,
            evidence: 'tag service=dup',
          },
          {
            rule: 'tag',
            serviceRef: 'component:stock/dup',
            confidence: 0.47,
            evidence: 'tag service=dup',
          },
        ],
      },
    ],
    [
      'names a system',
      [tagged('x', { service: 'ledger' })],
      { serviceRef: 'system:default/ledger', ownerRef: 'user:default/jo' },
    ],
    [
      'names a service that the catalog lacks',
      [tagged('x', { service: 'nope' })],
      {
        rule: 'unowned',
        notes: ['tag service=nope names no service of the catalog'],
      },
    ],
    [
      'fails where the next key holds',
      [tagged('x', { service: 'nope', app: 'checkout' })],
      {
        serviceRef: 'component:default/checkout',
        evidence: 'tag app=checkout',
      },
    ],
    [
      'for a service names a group',
      [tagged('x', { service: 'group:default/payments' })],
      { rule: 'unowned' },
    ],
    [
      'names an owner',
      [tagged('x', { owner: 'payments' })],
      {
        rule: 'tag',
        ownerRef: 'group:default/payments',
        serviceRef: undefined,
      },
    ],
    [
      'is a user',
      [tagged('x', { team: 'user:jo' })],
      { ownerRef: 'user:default/jo' },
    ],
    [
      'is an address',
      [tagged('x', { owner: 'payments@EXAMPLE.com' })],
      { ownerRef: 'group:default/payments', confidence: CONFIDENCE.tagRef },
    ],
    [
      'for an owner names a component',
      [tagged('x', { owner: 'component:default/checkout' })],
      { rule: 'unowned' },
    ],
    [
      'names another owner than that of its service',
      [tagged('x', { service: 'checkout', owner: 'platform' })],
      {
        serviceRef: 'component:default/checkout',
        ownerRef: 'group:default/platform',
        evidence: 'tag service=checkout, tag owner=platform',
      },
    ],
    [
      'names an owner that the catalog lacks',
      [tagged('x', { service: 'checkout', owner: 'gone' })],
      {
        ownerRef: 'group:default/payments',
        notes: ['tag owner=gone names no group or user of the catalog'],
      },
    ],
    [
      'names a service without owner',
      [tagged('x', { service: 'ownerless' })],
      { serviceRef: 'component:default/ownerless', ownerRef: undefined },
    ],
    [
      'names a service whose owner the catalog lacks',
      [tagged('x', { service: 'haunted' })],
      {
        serviceRef: 'component:default/haunted',
        ownerRef: undefined,
        notes: [
          'the catalog lacks group:default/ghosts, the owner of component:default/haunted',
        ],
      },
    ],
    [
      'names the owner, and the name the service',
      [tagged('checkout', { owner: 'payments' })],
      {
        rule: 'tag',
        ...checkout,
        evidence:
          'tag owner=payments; its service: its name begins as component:default/checkout is called',
      },
    ],
  ],
  'a parent': [
    [
      'passes on what it has',
      [
        thing('x', { parentArn: arn('above') }),
        tagged('above', { service: 'search' }),
      ],
      {
        rule: 'tag',
        ...search,
        evidence: `part of ${arn('above')}: tag service=search`,
      },
    ],
    [
      'passes on what was passed on to it',
      [
        thing('x', { parentArn: arn('between') }),
        thing('between', { parentArn: arn('above') }),
        tagged('above', { service: 'search' }),
      ],
      { ...search, evidence: `part of ${arn('above')}: tag service=search` },
    ],
    [
      'loses against an own tag',
      [
        tagged('x', { service: 'checkout' }, { parentArn: arn('above') }),
        tagged('above', { service: 'search' }),
      ],
      { ...checkout, evidence: 'tag service=checkout' },
    ],
    [
      'wins over the stack',
      [
        thing('x', {
          parentArn: arn('above'),
          tags: { 'aws:cloudformation:stack-name': 'checkout-prod' },
        }),
        tagged('above', { service: 'search' }),
      ],
      {
        ...search,
        others: [
          {
            rule: 'stack',
            ...checkout,
            confidence: CONFIDENCE.stackName,
            evidence:
              'stack checkout-prod is named after component:default/checkout',
          },
        ],
      },
    ],
    [
      'has nobody',
      [thing('x', { parentArn: arn('above') }), thing('above')],
      { rule: 'unowned' },
    ],
    [
      'is the resource itself',
      [thing('x', { parentArn: arn('x') })],
      { rule: 'unowned' },
    ],
  ],
  'a stack': [
    [
      'belongs to whom its members belong',
      [
        stacked('x', 'till'),
        stacked('a', 'till', { service: 'checkout' }),
        stacked('b', 'till', { service: 'checkout' }),
      ],
      {
        rule: 'stack',
        ...checkout,
        confidence: CONFIDENCE.stackMembers,
        evidence: '2 of 2 attributed members of stack till',
      },
    ],
    [
      'belongs to the majority',
      [
        stacked('x', 'till'),
        stacked('a', 'till', { service: 'checkout' }),
        stacked('b', 'till', { service: 'checkout' }),
        stacked('c', 'till', { service: 'search' }),
      ],
      {
        rule: 'stack',
        ...checkout,
        confidence: (CONFIDENCE.stackMembers * 2) / 3,
        evidence: '2 of 3 attributed members of stack till',
      },
    ],
    [
      'is divided',
      [
        stacked('x', 'till'),
        stacked('a', 'till', { service: 'checkout' }),
        stacked('c', 'till', { service: 'search' }),
      ],
      {
        rule: 'unowned',
        suggestions: [
          {
            rule: 'stack',
            ...checkout,
            confidence: 0.43,
            evidence: '1 of 2 attributed members of stack till',
          },
          {
            rule: 'stack',
            ...search,
            confidence: 0.43,
            evidence: '1 of 2 attributed members of stack till',
          },
        ],
      },
    ],
    [
      'is named by its id alone',
      [
        tagged('x', {
          'aws:cloudformation:stack-id': `arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/checkout-prod/0a`,
        }),
      ],
      {
        rule: 'stack',
        ...checkout,
        evidence:
          'stack checkout-prod is named after component:default/checkout',
      },
    ],
    [
      'of CDK is named by its path',
      [tagged('x', { 'aws:cdk:path': 'CheckoutProd/Handler/Resource' })],
      { rule: 'stack', ...checkout },
    ],
    [
      'of the Serverless Framework is the service and the stage',
      [stacked('x', 'checkout-dev', { STAGE: 'dev' })],
      { rule: 'stack', ...checkout, confidence: CONFIDENCE.stackName },
    ],
    [
      'is nested in another',
      [
        stacked('x', 'till-Tables-1ABCDEFGHIJK2'),
        stacked('a', 'till', { service: 'checkout' }),
      ],
      {
        rule: 'stack',
        ...checkout,
        evidence: '1 of 1 attributed members of stack till',
      },
    ],
    [
      'has a namesake in another Region',
      [
        stacked('x', 'till'),
        thing('a', {
          arn: `arn:aws:sqs:us-east-1:${ACCOUNT}:a`,
          tags: {
            'aws:cloudformation:stack-name': 'till',
            service: 'checkout',
          },
        }),
      ],
      { rule: 'unowned' },
    ],
  ],
  'a link': [
    [
      'leads from the only caller',
      [
        thing('zeta', { links: { from: [API] } }),
        thing('till', { arn: API, tags: { service: 'checkout' } }),
      ],
      {
        rule: 'link',
        ...checkout,
        confidence: CONFIDENCE.link,
        evidence: 'linked with till',
      },
    ],
    [
      'leads from a function to its API',
      [
        thing('till', { arn: API }),
        thing('zeta', {
          tags: { service: 'checkout' },
          links: { from: [API] },
        }),
      ],
      { rule: 'link', ...checkout, evidence: 'linked with zeta' },
    ],
    [
      'leads to the queue of one service',
      [
        queue,
        tagged('a', { service: 'checkout' }, { links: { to: [QUEUE] } }),
        tagged('b', { service: 'checkout' }, { links: { to: [QUEUE] } }),
      ],
      { rule: 'link', ...checkout, evidence: 'linked with a and 1 more' },
    ],
    [
      'leads to what two services of one owner share',
      [
        queue,
        tagged('a', { service: 'checkout' }, { links: { to: [QUEUE] } }),
        tagged('b', { service: 'refunds' }, { links: { to: [QUEUE] } }),
      ],
      {
        rule: 'link',
        ownerRef: 'group:default/payments',
        serviceRef: undefined,
        confidence: CONFIDENCE.link * 0.9,
      },
    ],
    [
      'leads to what two owners share',
      [
        queue,
        tagged('a', { service: 'checkout' }, { links: { to: [QUEUE] } }),
        tagged('b', { service: 'search' }, { links: { to: [QUEUE] } }),
      ],
      {
        rule: 'unowned',
        suggestions: [
          {
            rule: 'link',
            ...checkout,
            confidence: 0.38,
            evidence: 'linked with a: 1 of 2',
          },
          {
            rule: 'link',
            ...search,
            confidence: 0.38,
            evidence: 'linked with b: 1 of 2',
          },
        ],
      },
    ],
    [
      'leads from a log group to its function',
      [
        thing('/aws/lambda/zeta', { arn: LOGS, links: { to: [arn('zeta')] } }),
        tagged('zeta', { service: 'checkout' }),
      ],
      { rule: 'link', ...checkout },
    ],
    [
      'does not lead from a queue to who writes to it',
      [
        thing('zeta', { links: { to: [QUEUE] } }),
        thing('failed-things', { arn: QUEUE, tags: { service: 'checkout' } }),
      ],
      { rule: 'unowned', ownerRef: undefined },
    ],
    [
      'goes on from a role to what it may use',
      [
        queue,
        thing('runs-things', { arn: ROLE, links: { to: [QUEUE] } }),
        tagged('a', { service: 'checkout' }, { links: { role: ROLE } }),
      ],
      { rule: 'link', ...checkout, evidence: 'linked with runs-things' },
    ],
  ],
  'a role': [
    [
      'is that of the only functions that run with it',
      [role, tagged('a', { service: 'checkout' }, { links: { role: ROLE } })],
      { rule: 'link', ...checkout },
    ],
    [
      'tells whose another function is',
      [
        thing('x', { links: { role: ROLE } }),
        tagged('a', { service: 'checkout' }, { links: { role: ROLE } }),
      ],
      {
        rule: 'role',
        ...checkout,
        confidence: CONFIDENCE.role,
        evidence: 'runs with the role of a',
      },
    ],
    [
      'says little where most belong to nobody',
      [
        ...['x', 'y', 'z'].map(name => thing(name, { links: { role: ROLE } })),
        tagged('a', { service: 'checkout' }, { links: { role: ROLE } }),
      ],
      {
        rule: 'unowned',
        suggestions: [
          {
            rule: 'default',
            ownerRef: 'group:default/payments',
            confidence: 0.3,
            evidence: 'owns 1 of the 1 attributed resources of the account',
          },
        ],
      },
    ],
    [
      'is shared by two owners',
      [
        thing('x', { links: { role: ROLE } }),
        tagged('a', { service: 'checkout' }, { links: { role: ROLE } }),
        tagged('b', { service: 'search' }, { links: { role: ROLE } }),
      ],
      { rule: 'unowned' },
    ],
    [
      'loses against a link',
      [
        thing('x', { links: { role: ROLE, from: [API] } }),
        tagged('a', { service: 'checkout' }, { links: { role: ROLE } }),
        thing('till', { arn: API, tags: { service: 'search' } }),
      ],
      { rule: 'link', ...search },
    ],
  ],
  'a default': [
    [
      'of the account',
      [thing('x', { accountId: DEFAULTED })],
      {
        rule: 'default',
        ownerRef: 'group:default/platform',
        confidence: CONFIDENCE.default,
        evidence: `the default of account ${DEFAULTED}`,
      },
    ],
    [
      'of the organizational unit',
      [thing('x', { accountId: IN_UNIT })],
      {
        rule: 'default',
        ...checkout,
        evidence: 'the default of organizational unit ou-ab12-11111111',
      },
    ],
    [
      'loses against a tag',
      [tagged('x', { service: 'checkout' }, { accountId: DEFAULTED })],
      {
        rule: 'tag',
        ...checkout,
        others: [
          {
            rule: 'default',
            ownerRef: 'group:default/platform',
            confidence: CONFIDENCE.default,
            evidence: `the default of account ${DEFAULTED}`,
          },
        ],
      },
    ],
    [
      'wins over a name',
      [thing('refunds-job', { accountId: DEFAULTED })],
      { rule: 'default', ownerRef: 'group:default/platform' },
    ],
  ],
  'a name': [
    [
      'begins as a service is called',
      [thing('refunds-worker')],
      {
        rule: 'name',
        serviceRef: 'component:default/refunds',
        confidence: CONFIDENCE.name,
        evidence: 'its name begins as component:default/refunds is called',
      },
    ],
    [
      'begins with the stage',
      [thing('prod-refunds-worker')],
      { rule: 'name', serviceRef: 'component:default/refunds' },
    ],
    [
      'is in camel case, with a hash',
      [thing('TaggedLessHandler-1A2B3C4D5E')],
      { rule: 'name', serviceRef: 'component:default/tagged-less' },
    ],
    [
      'begins as only a part of a service is called',
      [thing('refundable')],
      { rule: 'unowned' },
    ],
    [
      'begins as two services are called',
      [thing('index-worker'), tagged('dup-worker', {})],
      { rule: 'name', serviceRef: 'component:default/index' },
    ],
    [
      'is of what most around belongs to one owner',
      [
        thing('x'),
        tagged('a', { owner: 'payments' }),
        tagged('b', { owner: 'payments' }),
        tagged('c', { owner: 'platform' }),
      ],
      {
        rule: 'unowned',
        suggestions: [
          {
            rule: 'default',
            ownerRef: 'group:default/payments',
            confidence: 0.2,
            evidence: 'owns 2 of the 3 attributed resources of the account',
          },
        ],
      },
    ],
  ],
};

const override = (given?: Partial<Override>): Override | undefined =>
  given && {
    by: 'user:default/jo',
    day: '2026-11-21',
    reason: 'we run it',
    ...given,
  };

async function attributionsOf(
  resources: AttributionSubject[],
  given?: Partial<Override>,
) {
  const decided = override(given);
  return attributeAccount(resources, {
    index: await indexCatalog([catalog]),
    settings,
    overrides: new Map(decided ? [[resources[0].id, decided]] : []),
    units:
      resources[0].accountId === IN_UNIT ? ['r-ab12', 'ou-ab12-11111111'] : [],
  });
}

describe.each(Object.entries(cases))('%s', (...[, own]) => {
  it.each(own)('%s', async (...[, resources, expected, overridden]) => {
    const attributions = await attributionsOf(resources, overridden);
    expect({
      ...Object.fromEntries(Object.keys(expected).map(key => [key, undefined])),
      ...attributions.get(resources[0].id),
    }).toMatchObject(expected);
  });
});

const all = Object.values(cases).flat();

it('names nobody where no rule decides, and says how sure it is where one does', async () => {
  expect(all.length).toBeGreaterThan(70);
  for (const [, resources, , overridden] of all) {
    const attributions = await attributionsOf(resources, overridden);
    for (const {
      rule,
      ownerRef,
      serviceRef,
      confidence,
      evidence,
    } of attributions.values()) {
      expect(rule === 'unowned').toBe(!ownerRef && !serviceRef);
      expect(confidence === undefined).toBe(rule === 'unowned');
      expect(evidence === undefined).toBe(rule === 'unowned');
    }
  }
});

it('does not depend on the order of the resources', async () => {
  const resources = all
    .filter(([, own, , overridden]) => own.length > 1 && !overridden)
    .flatMap(([, own], at) =>
      own.map(one => ({ ...one, id: `${at}/${one.id}` })),
    )
    .filter(
      (one, at, others) =>
        others.findIndex(({ arn: other }) => other === one.arn) === at,
    );
  const expected = await attributionsOf(resources);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(resources, { minLength: resources.length }),
      async shuffled => {
        const actual = await attributionsOf(shuffled);
        for (const { id } of resources) {
          const refs = ({ rule, ownerRef, serviceRef }: Attribution) => ({
            rule,
            ownerRef,
            serviceRef,
          });
          expect(refs(actual.get(id)!)).toEqual(refs(expected.get(id)!));
        }
      },
    ),
    { numRuns: 20 },
  );
});

it('does not take what we found ourselves for evidence', async () => {
  const discovered = entity('Resource:default/zeta', {
    owner: 'payments',
    annotations: { 'aws.amazon.com/serverless-resource': arn('zeta') },
  });
  const { owners } = await indexCatalog([[discovered]]);
  expect(owners.size).toBe(0);
});

it('says which annotations say nothing, and does not follow half of one', async () => {
  const { claims } = await indexCatalog([catalog]);
  expect(claims.problems).toEqual([
    `component:default/careless: ${ANNOTATION_TAGS}: 'oops' is no key=value; the annotation is ignored`,
  ]);
  expect(
    claims.ofTags({ stack: 'billing' }).map(({ entityRef }) => entityRef),
  ).toEqual(['component:default/tagged-less']);
});
