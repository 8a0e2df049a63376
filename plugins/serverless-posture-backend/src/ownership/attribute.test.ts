import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ARNS,
  ANNOTATION_TAGS,
} from 'backstage-plugin-serverless-posture-common';
import { unknown } from 'backstage-plugin-serverless-posture-node';
import { attribute } from './attribute';
import { Attribution } from './attribution';
import { indexCatalog } from './catalog';
import { AttributionSubject } from './rules/rule';

const settings = {
  tags: { service: ['service', 'app'], owner: ['owner', 'team'] },
};
const arn = (name: string) =>
  `arn:aws:lambda:eu-west-1:111122223333:function:${name}`;

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
const tags = (pairs: string) => ({ annotations: { [ANNOTATION_TAGS]: pairs } });

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
    ...tags('stack=billing,stage=prod'),
  }),
  entity('Component:default/tagged-less', {
    owner: 'payments',
    ...tags('stack=billing'),
  }),
  entity('Component:default/careless', {
    owner: 'payments',
    ...tags('stack=billing,oops'),
  }),
  entity('Component:default/ownerless'),
  entity('Component:shop/search', { owner: 'group:default/platform' }),
  entity('Component:default/index', { owner: 'payments' }),
  entity('Component:shop/index', { owner: 'payments' }),
  entity('Component:shop/dup', { owner: 'payments' }),
  entity('Component:stock/dup', { owner: 'payments' }),
  entity('System:default/ledger', { owner: 'user:default/jo' }),
];

const parent = {
  arn: 'arn:parent',
  attribution: {
    rule: 'tag',
    ownerRef: 'group:default/platform',
    serviceRef: 'component:shop/search',
    evidence: 'tag service=search',
  } as Attribution,
};

const cases: [
  string,
  AttributionSubject,
  Partial<Attribution>,
  typeof parent?,
][] = [
  ['nothing says anything', { arn: arn('x'), tags: {} }, { rule: 'unowned' }],
  [
    'an annotation names the ARN',
    { arn: arn('exact'), tags: {} },
    {
      rule: 'annotation',
      serviceRef: 'component:default/checkout',
      ownerRef: 'group:default/payments',
      evidence: `component:default/checkout is annotated with ${ANNOTATION_ARNS}: ${arn(
        'exact',
      )}`,
    },
  ],
  [
    'a pattern matches',
    { arn: arn('checkout-pay'), tags: {} },
    { rule: 'annotation', serviceRef: 'component:default/checkout' },
  ],
  [
    'two patterns match, and one fixes more',
    { arn: arn('checkout-refund-eu'), tags: {} },
    { serviceRef: 'component:default/refunds', notes: undefined },
  ],
  [
    'two patterns match alike',
    { arn: arn('twin-1'), tags: {} },
    {
      serviceRef: 'component:default/twin-a',
      notes: [
        `component:default/twin-b claims it as well, with ${ANNOTATION_ARNS}: ${arn(
          'twin-*',
        )}`,
      ],
    },
  ],
  [
    'a pattern matches only in part',
    { arn: arn('my-checkout-pay'), tags: {} },
    { rule: 'unowned' },
  ],
  [
    'the annotation is a qualified function',
    { arn: arn('qualified'), tags: {} },
    { serviceRef: 'component:default/qualified' },
  ],
  [
    'a group is annotated',
    { arn: arn('platform-dns'), tags: {} },
    {
      rule: 'annotation',
      ownerRef: 'group:default/platform',
      serviceRef: undefined,
    },
  ],
  [
    'all tags of an annotation are there',
    { arn: arn('x'), tags: { stack: 'billing', stage: 'prod', more: '1' } },
    { rule: 'annotation', serviceRef: 'component:default/tagged' },
  ],
  [
    'only some are',
    { arn: arn('x'), tags: { stack: 'billing', stage: 'dev' } },
    { rule: 'annotation', serviceRef: 'component:default/tagged-less' },
  ],
  [
    'an annotation and a tag differ',
    { arn: arn('exact'), tags: { service: 'search', owner: 'platform' } },
    { rule: 'annotation', serviceRef: 'component:default/checkout' },
  ],
  [
    'a tag names a service',
    { arn: arn('x'), tags: { service: 'checkout' } },
    {
      rule: 'tag',
      serviceRef: 'component:default/checkout',
      ownerRef: 'group:default/payments',
      evidence: 'tag service=checkout',
    },
  ],
  [
    'the key and the name are in another case',
    { arn: arn('x'), tags: { Service: 'Checkout' } },
    {
      serviceRef: 'component:default/checkout',
      evidence: 'tag Service=Checkout',
    },
  ],
  [
    'a tag is a ref',
    { arn: arn('x'), tags: { service: 'component:shop/search' } },
    { serviceRef: 'component:shop/search', ownerRef: 'group:default/platform' },
  ],
  [
    'a tag is a ref without kind',
    { arn: arn('x'), tags: { app: 'shop/search' } },
    { serviceRef: 'component:shop/search' },
  ],
  [
    'a name is of one namespace alone',
    { arn: arn('x'), tags: { service: 'search' } },
    { serviceRef: 'component:shop/search' },
  ],
  [
    'a name is of the default namespace too',
    { arn: arn('x'), tags: { service: 'index' } },
    { serviceRef: 'component:default/index' },
  ],
  [
    'a name is of two other namespaces',
    { arn: arn('x'), tags: { service: 'dup' } },
    {
      rule: 'unowned',
      notes: [
        'tag service=dup may mean any of component:shop/dup, component:stock/dup',
      ],
    },
  ],
  [
    'a name is that of a system',
    { arn: arn('x'), tags: { service: 'ledger' } },
    { serviceRef: 'system:default/ledger', ownerRef: 'user:default/jo' },
  ],
  [
    'the catalog lacks the service',
    { arn: arn('x'), tags: { service: 'nope' } },
    {
      rule: 'unowned',
      notes: ['tag service=nope names no service of the catalog'],
    },
  ],
  [
    'the first key fails and the next holds',
    { arn: arn('x'), tags: { service: 'nope', app: 'checkout' } },
    { serviceRef: 'component:default/checkout', evidence: 'tag app=checkout' },
  ],
  [
    'a service tag names a group',
    { arn: arn('x'), tags: { service: 'group:default/payments' } },
    { rule: 'unowned' },
  ],
  [
    'a tag names an owner',
    { arn: arn('x'), tags: { owner: 'payments' } },
    { rule: 'tag', ownerRef: 'group:default/payments', serviceRef: undefined },
  ],
  [
    'a tag is a user',
    { arn: arn('x'), tags: { team: 'user:jo' } },
    { ownerRef: 'user:default/jo' },
  ],
  [
    'a tag is an address',
    { arn: arn('x'), tags: { owner: 'payments@EXAMPLE.com' } },
    { ownerRef: 'group:default/payments' },
  ],
  [
    'an owner tag names a component',
    { arn: arn('x'), tags: { owner: 'component:default/checkout' } },
    { rule: 'unowned' },
  ],
  [
    'owner and service are tagged, and differ',
    { arn: arn('x'), tags: { service: 'checkout', owner: 'platform' } },
    {
      serviceRef: 'component:default/checkout',
      ownerRef: 'group:default/platform',
      evidence: 'tag service=checkout, tag owner=platform',
    },
  ],
  [
    'the catalog lacks the owner but has the service',
    { arn: arn('x'), tags: { service: 'checkout', owner: 'gone' } },
    {
      ownerRef: 'group:default/payments',
      notes: ['tag owner=gone names no group or user of the catalog'],
    },
  ],
  [
    'the service has no owner',
    { arn: arn('x'), tags: { service: 'ownerless' } },
    { serviceRef: 'component:default/ownerless', ownerRef: undefined },
  ],
  [
    'the tags could not be read',
    { arn: arn('x'), tags: unknown('denied') },
    { rule: 'unowned', notes: ['its tags could not be read (denied)'] },
  ],
  [
    'the tags could not be read, but an annotation matches',
    { arn: arn('exact'), tags: unknown('denied') },
    { serviceRef: 'component:default/checkout', notes: undefined },
  ],
  [
    'the parent has one',
    { arn: arn('x'), tags: {} },
    {
      rule: 'tag',
      ownerRef: 'group:default/platform',
      serviceRef: 'component:shop/search',
      evidence: 'part of arn:parent: tag service=search',
    },
    parent,
  ],
  [
    'the parent has one, and it has its own',
    { arn: arn('x'), tags: { service: 'checkout' } },
    {
      serviceRef: 'component:default/checkout',
      evidence: 'tag service=checkout',
    },
    parent,
  ],
  [
    'the parent has none',
    { arn: arn('x'), tags: {} },
    { rule: 'unowned' },
    {
      arn: 'arn:parent',
      attribution: { rule: 'unowned', notes: ['of the parent'] },
    },
  ],
  [
    'an empty tag',
    { arn: arn('x'), tags: { service: ' ', owner: '' } },
    { rule: 'unowned', notes: undefined },
  ],
];

describe('attribution when', () => {
  it.each(cases)('%s', async (...[, subject, expected, above]) => {
    const index = await indexCatalog([catalog]);
    const actual = attribute(subject, index, settings, above);
    expect({
      ...Object.fromEntries(Object.keys(expected).map(key => [key, undefined])),
      ...actual,
    }).toMatchObject(expected);
  });
});

it('names nobody where no rule decides', async () => {
  const index = await indexCatalog([catalog]);
  for (const [, subject, expected, above] of cases) {
    const { rule, ownerRef, serviceRef } = attribute(
      subject,
      index,
      settings,
      above,
    );
    expect(rule === 'unowned').toBe(!ownerRef && !serviceRef);
    expect(rule === 'unowned').toBe(expected.rule === 'unowned');
  }
});

it('says which annotations say nothing, and does not follow half of one', async () => {
  const index = await indexCatalog([catalog]);
  expect(index.problems).toEqual([
    `component:default/careless: ${ANNOTATION_TAGS}: 'oops' is no key=value; the annotation is ignored`,
  ]);
  expect(index.tags.map(({ entityRef }) => entityRef)).not.toContain(
    'component:default/careless',
  );
});
