import { DemoAccount, DemoRegion, Team } from './organization';

/** How the catalog learns which resources are a service's. */
export type Attribution =
  /** An annotation with ARNs. */
  | 'arns'
  /** An annotation with tags. */
  | 'tags'
  /** Nothing but the resources' own tags. */
  | 'resource-tags';

/** One service of the shop: a component of the catalog with its functions and API. */
export interface DemoService {
  name: string;
  system: string;
  team: Team;
  accounts: DemoAccount[];
  regions: DemoRegion[];
  /** Functions are named `service-function`. */
  functions: string[];
  api?: 'rest' | 'http' | 'websocket';
  attribution: Attribution;
  /** Share of settings that are as they should be, 0 to 1. */
  care: number;
}

type Row = [
  name: string,
  functions: string,
  api: DemoService['api'] | '',
  attribution: Attribution,
  care: number,
  regions?: DemoRegion[],
];

const both: DemoRegion[] = ['eu-west-1', 'us-east-1'];

function services(
  system: string,
  team: Team,
  accounts: DemoAccount[],
  rows: Row[],
): DemoService[] {
  return rows.map(
    ([name, functions, api, attribution, care, regions = ['eu-west-1']]) => ({
      name,
      system,
      team,
      accounts,
      regions,
      functions: functions.split(' '),
      api: api || undefined,
      attribution,
      care,
    }),
  );
}

/** Every service but the flagship, which has a file of its own. */
export const demoServices: DemoService[] = [
  ...services(
    'payments',
    'payments',
    ['prod-payments', 'staging-payments'],
    [
      [
        'payment-gateway',
        'authorize capture void webhook',
        'rest',
        'arns',
        0.9,
        both,
      ],
      ['refunds', 'request approve settle', 'http', 'tags', 0.8],
      ['fraud-screening', 'score rules review feedback', '', 'tags', 0.75],
      ['invoicing', 'create render send', 'http', 'resource-tags', 0.6],
      ['ledger', 'post balance reconcile export', '', 'arns', 0.95],
      ['wallet', 'top-up pay statement', 'http', 'resource-tags', 0.7, both],
    ],
  ),
  ...services(
    'catalog',
    'catalog',
    ['prod-catalog'],
    [
      [
        'product-catalog',
        'get list update import',
        'rest',
        'arns',
        0.85,
        ['eu-west-1', 'us-east-1', 'ap-southeast-4'],
      ],
      ['search', 'query suggest index reindex', 'http', 'tags', 0.7, both],
      ['pricing', 'quote promotions nightly', 'rest', 'tags', 0.6, both],
      ['inventory', 'reserve release sync', 'http', 'resource-tags', 0.65],
      ['media', 'upload resize transcode', 'rest', 'resource-tags', 0.4, both],
      ['recommendations', 'rank train events', '', 'tags', 0.75],
    ],
  ),
  ...services(
    'storefront',
    'storefront',
    ['prod-storefront', 'staging-storefront'],
    [
      ['web-bff', 'home product basket account', 'http', 'arns', 0.8, both],
      ['cart', 'get add remove merge', 'http', 'tags', 0.85],
      ['session', 'login refresh logout', 'rest', 'arns', 0.9, both],
      ['live-chat', 'connect message disconnect', 'websocket', 'tags', 0.5],
      ['notifications', 'email push sms', '', 'resource-tags', 0.7],
      ['reviews', 'submit moderate list', 'rest', 'resource-tags', 0.45],
      ['loyalty', 'earn redeem tiers', 'http', 'tags', 0.65],
    ],
  ),
  ...services(
    'fulfilment',
    'fulfilment',
    ['prod-storefront'],
    [
      ['shipping-labels', 'create print void', 'rest', 'tags', 0.6],
      ['returns', 'request inspect refund', 'http', 'resource-tags', 0.55],
      [
        'carrier-sync',
        'track poll webhook',
        'http',
        'resource-tags',
        0.5,
        ['eu-west-1', 'ap-southeast-4'],
      ],
    ],
  ),
  ...services(
    'data',
    'data-platform',
    ['prod-data'],
    [
      ['clickstream', 'collect enrich sink', 'http', 'tags', 0.6, both],
      ['order-events', 'project replay archive', '', 'arns', 0.8],
      ['exports', 'nightly partner gdpr', 'rest', 'resource-tags', 0.45],
      ['warehouse-loader', 'stage copy verify', '', 'tags', 0.7],
      ['ml-features', 'compute backfill serve', 'http', 'resource-tags', 0.65],
      ['reports', 'daily weekly finance', 'rest', 'tags', 0.5],
    ],
  ),
  ...services(
    'platform',
    'platform',
    ['security-tooling', 'prod-data'],
    [
      ['log-shipper', 'forward filter retry', '', 'arns', 0.8],
      ['cost-reporter', 'collect report', '', 'tags', 0.75],
      ['key-rotation', 'rotate notify', '', 'arns', 0.95],
      ['status-page', 'probe publish', 'http', 'resource-tags', 0.7],
      ['audit-trail', 'ingest seal query', 'rest', 'tags', 0.9],
      [
        'event-bus',
        'route replay deadletter',
        'websocket',
        'resource-tags',
        0.6,
      ],
    ],
  ),
];

/** The flagship: something fails on every layer. */
export const checkoutApi: DemoService = {
  name: 'checkout-api',
  system: 'payments',
  team: 'payments',
  accounts: ['prod-payments', 'staging-payments'],
  regions: both,
  functions: [
    'create-order',
    'get-order',
    'confirm',
    'pay',
    'webhook',
    'receipt',
    'promo',
    'authorizer',
  ],
  api: 'rest',
  attribution: 'tags',
  care: 0.7,
};

export const allDemoServices: DemoService[] = [checkoutApi, ...demoServices];
