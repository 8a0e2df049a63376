/** The teams of the shop, with their department. */
export const teams = {
  payments: { title: 'Payments', department: 'commerce' },
  storefront: { title: 'Storefront', department: 'commerce' },
  catalog: { title: 'Product catalog', department: 'commerce' },
  fulfilment: { title: 'Fulfilment', department: 'operations' },
  'data-platform': { title: 'Data platform', department: 'technology' },
  platform: { title: 'Platform', department: 'technology' },
} as const;

/** {@inheritDoc teams} */
export type Team = keyof typeof teams;

/** Regions of the shop; the first is home, the last must be opted in to. */
export const demoRegions = [
  'eu-west-1',
  'us-east-1',
  'ap-southeast-4',
] as const;

/** {@inheritDoc demoRegions} */
export type DemoRegion = (typeof demoRegions)[number];

const everywhere = [...demoRegions];
const home: DemoRegion[] = ['eu-west-1', 'us-east-1'];

/** The accounts of the shop by name. */
export const demoAccounts = {
  management: { id: '482913570146', unit: '', regions: home },
  'security-tooling': {
    id: '730185264913',
    unit: 'security',
    regions: everywhere,
  },
  'log-archive': { id: '158402973645', unit: 'security', regions: home },
  'prod-payments': {
    id: '604719382057',
    unit: 'workloads/prod',
    regions: home,
  },
  'prod-catalog': {
    id: '291846503718',
    unit: 'workloads/prod',
    regions: everywhere,
  },
  'prod-storefront': {
    id: '873250164932',
    unit: 'workloads/prod',
    regions: everywhere,
  },
  'prod-data': { id: '536917420385', unit: 'workloads/prod', regions: home },
  'staging-payments': {
    id: '417306985214',
    unit: 'workloads/staging',
    regions: home,
  },
  'staging-storefront': {
    id: '962084173550',
    unit: 'workloads/staging',
    regions: home,
  },
  sandbox: { id: '345871209663', unit: 'sandbox', regions: home },
  'legacy-batch': {
    id: '789034612587',
    unit: 'workloads/legacy',
    regions: home,
  },
  'old-shop': { id: '120567894331', unit: 'workloads/legacy', regions: home },
} as const;

/** {@inheritDoc demoAccounts} */
export type DemoAccount = keyof typeof demoAccounts;

/** An account of nobody in the organization. */
export const FOREIGN_ACCOUNT_ID = '999888777666';

export const DEMO_ORGANIZATION_ID = 'o-shopdemo01';
