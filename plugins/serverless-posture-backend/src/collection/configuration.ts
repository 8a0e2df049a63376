import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  durationToMilliseconds,
  HumanDuration,
  JsonObject,
  JsonValue,
} from '@backstage/types';
import {
  defaultScoringSettings,
  grades,
  Profile,
  profiles,
  ScoringSettings,
  severities,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { Fields } from './configurationFields';
import { DigestConfiguration, digestOf } from './digestConfiguration';

/** Ids to take and ids to leave out; an empty `include` takes all. */
export interface Selection {
  include: string[];
  exclude: string[];
}

/** How the member accounts are reached, and which of them. */
export interface OrganizationConfiguration {
  /** The reader role of every member account, with its path. */
  roleName: string;
  externalId?: string;
  /** Start of the name that CloudTrail shows for our sessions. */
  sessionName: string;
  /** Whether sessions are narrowed to the operations that the enabled collectors declare. */
  sessionPolicy: boolean;
  accounts: Selection;
  organizationalUnits: Selection;
}

/** What the configuration changes of one control. */
export interface ControlConfiguration {
  enabled?: boolean;
  severity?: Severity;
  parameters: JsonObject;
}

/** Accounts in which controls are judged otherwise than elsewhere. */
export interface EnvironmentConfiguration {
  name: string;
  /** Ids. */
  accounts: string[];
  /** Ids of organizational units and roots, with all below them. */
  organizationalUnits: string[];
  /** Values by key; any of them is enough. */
  accountTags: Record<string, string[]>;
  /** By id of the control; what is left out holds as everywhere. */
  controls: Record<string, ControlConfiguration>;
}

/** An aggregator of AWS Config, and when it can be trusted. */
export interface AggregatorConfiguration {
  accountId: string;
  region: string;
  aggregatorName: string;
  /** How old the data of an account and Region may be. */
  maxAge: HumanDuration;
}

/** Events that ask for single resources to be read anew. */
export interface EventsConfiguration {
  /** Of Backstage's events service. */
  topic: string;
  /** How long further events of an account are waited for. */
  window: HumanDuration;
}

/** How resources find their owner. */
export interface OwnershipConfiguration {
  /** Keys of tags that name an owner and a service, the most telling first. */
  tags: { owner: string[]; service: string[] };
  /** Whom accounts belong to of which nothing else tells; the first that holds an account wins. */
  defaults: {
    /** Ids. */
    accounts: string[];
    /** Ids of organizational units and roots, with all below them. */
    organizationalUnits: string[];
    /** Refs or names. */
    owner?: string;
    service?: string;
  }[];
  /** How often changes of the catalog are taken over between runs. */
  refresh: HumanDuration;
}

/** The `serverlessPosture` block of the configuration, checked and with its defaults. */
export interface PostureConfiguration {
  /** Left out: only the account of the credentials found is read. */
  organization?: OrganizationConfiguration;
  /** Where findings are imported from. Left out: found, or each account's own. */
  securityHub: {
    accountId?: string;
    homeRegion?: string;
    /** How often all findings are read, and not only what changed. */
    reconcile: HumanDuration;
    /** With which role decisions about findings are written back; left out: they are not. */
    writeBack?: {
      /** In the account that findings are read in. */
      roleName: string;
    };
  };
  /** Left out: everything is read natively. */
  config?: AggregatorConfiguration;
  /** Left out: what changes is read by the next run. */
  events?: EventsConfiguration;
  /** Left out: those that each account has enabled. */
  regions?: string[];
  profile: Profile;
  /** By id of the control. */
  controls: Record<string, ControlConfiguration>;
  /** Of an account that several hold, the later ones win. */
  environments: EnvironmentConfiguration[];
  schedule: {
    frequency: HumanDuration;
    timeout: HumanDuration;
    initialDelay?: HumanDuration;
  };
  /** After which time everything is read anew, whatever speaks for it having stayed as it was. */
  reconcile: HumanDuration;
  /** The share of every quota of AWS that is ours. */
  quotaShare: number;
  /** URL in place of every endpoint of AWS. */
  endpoint?: string;
  /** Whom resources belong to. */
  ownership: OwnershipConfiguration;
  scoring: ScoringSettings;
  digest: DigestConfiguration;
  exemptions: {
    /** How long one may be in force. */
    maximumDays: number;
  };
  /** How long history is kept. */
  retention: {
    snapshots: HumanDuration;
    transitions: HumanDuration;
    runs: HumanDuration;
    gone: HumanDuration;
  };
}

const ACCOUNT = {
  pattern: /^\d{12}$/,
  form: "an account id of 12 digits, in quotes, such as '111122223333'",
};
const UNIT = {
  pattern: /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/,
  form: 'an id such as ou-ab12-11111111 or r-ab12',
};
/** What a Region must look like. */
export const REGION = {
  pattern: /^[a-z]{2}(?:-[a-z]+){1,3}-\d+$/,
  form: 'a Region such as eu-west-1',
};
const AGGREGATOR = {
  pattern: /^[\w-]{1,256}$/,
  form: 'the name of an aggregator of AWS Config',
};
const ROLE = {
  pattern: /^[\w+=,.@/-]{1,512}$/,
  form: 'the name of a role, with its path but without an ARN',
};
const EXTERNAL_ID = {
  pattern: /^[\w+=,.@:/-]{2,1224}$/,
  form: '2 to 1,224 letters, digits and any of +=,.@:/-',
};
/** The role that decisions are written to Security Hub with, unless the configuration names another. */
export const WRITER_ROLE = 'serverless-posture-writer';
const SESSION = {
  pattern: /^[\w+=,.@-]{2,40}$/,
  form: '2 to 40 letters, digits and any of +=,.@-',
};
const ID = {
  pattern: /^[a-z][a-z0-9-]*$/,
  form: 'lower-case words with hyphens, such as lambda-runtime-deprecated',
};

const TOPIC = {
  pattern: /^[\w.-]{1,128}$/,
  form: 'the name of a topic, of letters, digits, dots and hyphens',
};
/** Longer, and a run is as fast. */
const MOST_WINDOW_MS = 15 * 60_000;

const ENVIRONMENT = [
  'name',
  'accounts',
  'organizationalUnits',
  'accountTags',
  'controls',
];

/**
 * The `serverlessPosture` block of the configuration. Throws an `InputError` that names the field and the fix; values
 * are not repeated where they may be secret.
 */
export function readPostureConfiguration(config: Config): PostureConfiguration {
  const root = Fields.of(
    'serverlessPosture',
    config.getOptional<JsonValue>('serverlessPosture') ?? {},
    [
      'organization',
      'securityHub',
      'config',
      'events',
      'regions',
      'profile',
      'controls',
      'environments',
      'schedule',
      'reconcile',
      'quotaShare',
      'endpoint',
      'ownership',
      'scoring',
      'digest',
      'exemptions',
      'retention',
      // Read by other packages of the family.
      'simulation',
    ],
  );
  return {
    organization: root.has('organization') ? organizationOf(root) : undefined,
    securityHub: securityHubOf(root),
    config: root.has('config') ? aggregatorOf(root) : undefined,
    events: root.has('events') ? eventsOf(root) : undefined,
    regions: root.strings('regions', REGION),
    profile: root.oneOf('profile', profiles) ?? 'essential',
    controls: controlsOf(root),
    environments: environmentsOf(root),
    schedule: scheduleOf(root),
    reconcile: root.duration('reconcile') ?? { days: 1 },
    quotaShare: quotaShareOf(root),
    endpoint: endpointOf(root),
    ownership: ownershipOf(root),
    scoring: scoringOf(root),
    digest: digestOf(root),
    exemptions: exemptionsOf(root),
    retention: retentionOf(root),
  };
}

function organizationOf(root: Fields): OrganizationConfiguration {
  const block = root.block('organization', [
    'roleName',
    'externalId',
    'sessionName',
    'sessionPolicy',
    'accounts',
    'organizationalUnits',
  ]);
  return {
    roleName: (
      block.string('roleName', ROLE) ?? 'serverless-posture-reader'
    ).replace(/^\//, ''),
    externalId: block.string('externalId', { ...EXTERNAL_ID, secret: true }),
    sessionName: block.string('sessionName', SESSION) ?? 'serverless-posture',
    sessionPolicy: block.boolean('sessionPolicy') ?? true,
    accounts: selectionOf(block, 'accounts', ACCOUNT),
    organizationalUnits: selectionOf(block, 'organizationalUnits', UNIT),
  };
}

function selectionOf(
  parent: Fields,
  name: string,
  form: { pattern: RegExp; form: string },
): Selection {
  const block = parent.block(name, ['include', 'exclude']);
  const include = block.strings('include', form) ?? [];
  const exclude = block.strings('exclude', form) ?? [];
  const both = exclude.findIndex(id => include.includes(id));
  if (both >= 0) {
    throw new InputError(
      `${block.path}.exclude[${both}] is included, too: remove it from one of the lists`,
    );
  }
  return { include, exclude };
}

function securityHubOf(root: Fields): PostureConfiguration['securityHub'] {
  const block = root.block('securityHub', [
    'accountId',
    'homeRegion',
    'reconcile',
    'writeBack',
  ]);
  return {
    accountId: block.string('accountId', ACCOUNT),
    homeRegion: block.string('homeRegion', REGION),
    reconcile: block.duration('reconcile') ?? { days: 1 },
    writeBack: writeBackOf(block),
  };
}

function writeBackOf(
  parent: Fields,
): PostureConfiguration['securityHub']['writeBack'] {
  const block = parent.block('writeBack', ['enabled', 'roleName']);
  if (!block.boolean('enabled')) return undefined;
  const roleName = block.string('roleName', ROLE);
  return { roleName: (roleName ?? WRITER_ROLE).replace(/^\//, '') };
}

function aggregatorOf(root: Fields): AggregatorConfiguration {
  const block = root.block('config', [
    'accountId',
    'region',
    'aggregatorName',
    'maxAge',
  ]);
  const needed = <T>(name: string, value: T | undefined): T => {
    if (value === undefined) {
      throw new InputError(
        `${block.path}.${name} is missing: an aggregator is named by accountId, region and aggregatorName`,
      );
    }
    return value;
  };
  return {
    accountId: needed('accountId', block.string('accountId', ACCOUNT)),
    region: needed('region', block.string('region', REGION)),
    aggregatorName: needed(
      'aggregatorName',
      block.string('aggregatorName', AGGREGATOR),
    ),
    maxAge: block.duration('maxAge') ?? { days: 1 },
  };
}

function eventsOf(root: Fields): EventsConfiguration {
  const block = root.block('events', ['topic', 'window']);
  const topic = block.string('topic', TOPIC);
  if (!topic) {
    throw new InputError(
      `${block.path}.topic is missing: name the topic of the events service that the events come by`,
    );
  }
  const window = block.duration('window') ?? { seconds: 30 };
  if (durationToMilliseconds(window) > MOST_WINDOW_MS)
    throw new InputError(`${block.path}.window must be at most 15 minutes`);
  return { topic, window };
}

function controlsOf(root: Fields): Record<string, ControlConfiguration> {
  const block = root.block('controls');
  return Object.fromEntries(
    block.names().map(id => {
      if (!ID.pattern.test(id))
        throw new InputError(`${block.path}.${id} must be named by ${ID.form}`);
      const one = block.block(id, ['enabled', 'severity', 'parameters']);
      const settings: ControlConfiguration = {
        parameters: one.object('parameters') ?? {},
      };
      const enabled = one.boolean('enabled');
      const severity = one.oneOf('severity', severities);
      if (enabled !== undefined) settings.enabled = enabled;
      if (severity) settings.severity = severity;
      return [id, settings];
    }),
  );
}

function environmentsOf(root: Fields): EnvironmentConfiguration[] {
  const names = new Set<string>();
  return root.blocks('environments', ENVIRONMENT).map(block => {
    const name = block.string('name', ID);
    if (!name) throw new InputError(`${block.path}.name is missing`);
    if (names.has(name))
      throw new InputError(`${block.path}.name: there are two of ${name}`);
    names.add(name);
    const tags = block.block('accountTags');
    const environment = {
      name,
      accounts: block.strings('accounts', ACCOUNT) ?? [],
      organizationalUnits: block.strings('organizationalUnits', UNIT) ?? [],
      accountTags: Object.fromEntries(
        tags.names().map(key => [key, tags.strings(key) ?? []]),
      ),
      controls: controlsOf(block),
    };
    if (
      environment.accounts.length + environment.organizationalUnits.length ===
        0 &&
      tags.names().length === 0
    ) {
      throw new InputError(
        `${block.path} names no account: give it accounts, organizationalUnits or accountTags`,
      );
    }
    return environment;
  });
}

function scheduleOf(root: Fields): PostureConfiguration['schedule'] {
  const block = root.block('schedule', [
    'frequency',
    'timeout',
    'initialDelay',
  ]);
  const schedule = {
    frequency: block.duration('frequency') ?? { hours: 1 },
    timeout: block.duration('timeout') ?? { minutes: 30 },
    initialDelay: block.duration('initialDelay'),
  };
  if (durationToMilliseconds(schedule.frequency) < 60_000) {
    throw new InputError(`${block.path}.frequency must be at least one minute`);
  }
  return schedule;
}

function quotaShareOf(root: Fields): number {
  const share = root.number('quotaShare') ?? 0.5;
  if (share <= 0 || share > 1) {
    throw new InputError(
      `${root.path}.quotaShare must be greater than 0 and at most 1, such as 0.5 for half of every quota`,
    );
  }
  return share;
}

function endpointOf(root: Fields): string | undefined {
  const endpoint = root.string('endpoint');
  if (endpoint === undefined) return undefined;
  if (
    !/^https?:$/.test(URL.canParse(endpoint) ? new URL(endpoint).protocol : '')
  ) {
    throw new InputError(
      `${root.path}.endpoint must be a URL such as http://localhost:4566`,
    );
  }
  return endpoint;
}

function ownershipOf(root: Fields): OwnershipConfiguration {
  const block = root.block('ownership', ['tags', 'defaults', 'refresh']);
  const tags = block.block('tags', ['owner', 'service']);
  const refresh = block.duration('refresh') ?? { minutes: 5 };
  if (durationToMilliseconds(refresh) < 60_000)
    throw new InputError(`${block.path}.refresh must be at least one minute`);
  return {
    tags: {
      owner: tags.strings('owner') ?? ['owner', 'team'],
      service: tags.strings('service') ?? [
        'service',
        'component',
        'app',
        'application',
      ],
    },
    defaults: block
      .blocks('defaults', [
        'accounts',
        'organizationalUnits',
        'owner',
        'service',
      ])
      .map(ownerDefaultOf),
    refresh,
  };
}

function ownerDefaultOf(
  block: Fields,
): OwnershipConfiguration['defaults'][number] {
  const found = {
    accounts: block.strings('accounts', ACCOUNT) ?? [],
    organizationalUnits: block.strings('organizationalUnits', UNIT) ?? [],
    owner: block.string('owner'),
    service: block.string('service'),
  };
  if (found.accounts.length + found.organizationalUnits.length === 0) {
    throw new InputError(
      `${block.path} names no account: give it accounts or organizationalUnits`,
    );
  }
  if (!found.owner && !found.service)
    throw new InputError(
      `${block.path} names nobody: give it owner or service`,
    );
  return found;
}

const upToF = grades.filter(
  (grade): grade is Exclude<typeof grade, 'F'> => grade !== 'F',
);

function scoringOf(root: Fields): ScoringSettings {
  const block = root.block('scoring', ['weights', 'bands', 'caps']);
  const weights = block.block('weights', severities);
  const bands = block.block('bands', upToF);
  const caps = block.block('caps', severities);
  const settings: ScoringSettings = {
    weights: { ...defaultScoringSettings.weights },
    bands: { ...defaultScoringSettings.bands },
    caps: { ...defaultScoringSettings.caps },
  };
  for (const severity of severities) {
    const weight = weights.number(severity) ?? settings.weights[severity];
    if (weight < 0)
      throw new InputError(`${weights.path}.${severity} must be 0 or more`);
    settings.weights[severity] = weight;
    const grade = caps.oneOf(severity, grades);
    if (grade) settings.caps[severity] = grade;
  }
  let above = 100;
  for (const grade of upToF) {
    const lowest = bands.number(grade) ?? settings.bands[grade];
    if (lowest < 0 || lowest > above) {
      throw new InputError(
        `${bands.path}.${grade} must be between 0 and ${above}: each grade begins below the one before it`,
      );
    }
    settings.bands[grade] = lowest;
    above = lowest;
  }
  return settings;
}

function exemptionsOf(root: Fields): PostureConfiguration['exemptions'] {
  const block = root.block('exemptions', ['maximumDays']);
  const maximumDays = block.number('maximumDays') ?? 180;
  if (!Number.isInteger(maximumDays) || maximumDays < 1 || maximumDays > 3650) {
    throw new InputError(
      `${block.path}.maximumDays must be a whole number of days from 1 to 3650`,
    );
  }
  return { maximumDays };
}

function retentionOf(root: Fields): PostureConfiguration['retention'] {
  const block = root.block('retention', [
    'snapshots',
    'transitions',
    'runs',
    'gone',
  ]);
  return {
    snapshots: block.duration('snapshots') ?? { days: 400 },
    transitions: block.duration('transitions') ?? { days: 400 },
    runs: block.duration('runs') ?? { days: 90 },
    gone: block.duration('gone') ?? { days: 30 },
  };
}
