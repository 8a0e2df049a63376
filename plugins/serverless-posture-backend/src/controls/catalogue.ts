import { InputError } from '@backstage/errors';
import { sortBy } from 'lodash';
import {
  Profile,
  profiles,
  severities,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import {
  AnyControl,
  ParameterValue,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { checkParameters, withValues } from './parameters';
import { xrayControls } from './xray';
import { shieldControls } from './shield';
import { accountControls } from './account';
import { organizationsControls } from './organizations';
import { codeartifactControls } from './codeartifact';
import { accessanalyzerControls } from './accessanalyzer';
import { opensearchControls } from './opensearch';
import { inspectorControls } from './inspector';
import { guarddutyControls } from './guardduty';
import { configControls } from './config';
import { cloudtrailControls } from './cloudtrail';
import { apigatewayControls } from './apigateway';
import { appsyncControls } from './appsync';
import { cloudfrontControls } from './cloudfront';
import { ecrControls } from './ecr';
import { codebuildControls } from './codebuild';
import { cloudwatchControls } from './cloudwatch';
import { vpcControls } from './vpc';
import { elbControls } from './elb';
import { iamControls } from './iam';
import { lambdaControls } from './lambda';
import { securityhubControls } from './securityhub';
import { rdsControls } from './rds';
import { sesControls } from './ses';
import { kinesisControls } from './kinesis';
import { logsControls } from './logs';
import { kmsControls } from './kms';
import { ssmControls } from './ssm';
import { secretsmanagerControls } from './secretsmanager';
import { s3Controls } from './s3';
import { dynamodbControls } from './dynamodb';
import { sqsControls } from './sqs';
import { snsControls } from './sns';
import { cognitoControls } from './cognito';
import { eventbridgeControls } from './eventbridge';
import { stepfunctionsControls } from './stepfunctions';
import { wafControls } from './waf';

/** The controls that come with the plugin, by id. Other plugins add theirs with the extension point. */
export const defaultControls: readonly AnyControl[] = sortBy(
  [
    ...xrayControls,
    ...shieldControls,
    ...accountControls,
    ...organizationsControls,
    ...codeartifactControls,
    ...accessanalyzerControls,
    ...opensearchControls,
    ...inspectorControls,
    ...guarddutyControls,
    ...configControls,
    ...cloudtrailControls,
    ...apigatewayControls,
    ...appsyncControls,
    ...cloudfrontControls,
    ...elbControls,
    ...ecrControls,
    ...codebuildControls,
    ...cloudwatchControls,
    ...vpcControls,
    ...iamControls,
    ...lambdaControls,
    ...securityhubControls,
    ...rdsControls,
    ...sesControls,
    ...kinesisControls,
    ...logsControls,
    ...kmsControls,
    ...ssmControls,
    ...secretsmanagerControls,
    ...s3Controls,
    ...dynamodbControls,
    ...sqsControls,
    ...snsControls,
    ...cognitoControls,
    ...eventbridgeControls,
    ...stepfunctionsControls,
    ...wafControls,
  ],
  'id',
);

/** What configuration says of single controls, by id. */
export type SettingsById = Record<
  string,
  {
    enabled?: boolean;
    severity?: Severity;
    parameters?: Record<string, unknown>;
  }
>;

/** Which controls run: those of a profile, and what configuration says of single ones, everywhere or in some accounts. */
export interface ControlSettings {
  profile: Profile;
  controls?: SettingsById;
  environments?: readonly { name: string; controls: SettingsById }[];
}

/**
 * The controls that run anywhere, with configured severities and parameters. Throws an {@link InputError} for two
 * controls with one id and for settings of a control that doesn't exist: a misspelt id would silently leave a control on
 * or off.
 */
export function enabledControls(
  all: readonly AnyControl[],
  settings: ControlSettings,
): AnyControl[] {
  const { profile, controls = {}, environments = [] } = settings;
  const known = new Map(all.map(one => [one.id, one]));
  if (known.size < all.length) {
    const twice = all.find(
      (one, index) => all.findIndex(({ id }) => id === one.id) < index,
    )!;
    throw new InputError(
      `Two controls have the id ${twice.id}; rename one of them`,
    );
  }
  if (!profiles.includes(profile)) {
    throw new InputError(
      `serverlessPosture.profile must be one of ${profiles.join(
        ', ',
      )}, not ${profile}`,
    );
  }
  check('serverlessPosture.controls', controls, known);
  environments.forEach((environment, index) =>
    check(
      `serverlessPosture.environments[${index}].controls`,
      environment.controls,
      known,
    ),
  );
  return all
    .filter(
      one =>
        isEnabled(one, profile, controls[one.id]) ||
        environments.some(
          environment => environment.controls[one.id]?.enabled === true,
        ),
    )
    .map(one => adjusted(one, controls[one.id]));
}

/**
 * Of the controls that run, those that run in accounts of some environments, with what these change.
 *
 * @param names - of the environments that an account is in, in the order of the configuration
 */
export function controlsWithin(
  enabled: readonly AnyControl[],
  { profile, controls = {}, environments = [] }: ControlSettings,
  names: readonly string[],
): AnyControl[] {
  const within = environments.filter(({ name }) => names.includes(name));
  if (environments.length === 0) return [...enabled];
  return enabled.flatMap(one => {
    const settings = within.map(environment => environment.controls[one.id]);
    const merged = Object.assign({}, controls[one.id], ...settings);
    return isEnabled(one, profile, merged)
      ? [settings.reduce<AnyControl>(adjusted, one)]
      : [];
  });
}

type Settings = SettingsById[string] | undefined;

function isEnabled(
  { profile: smallest }: AnyControl,
  profile: Profile,
  settings: Settings,
): boolean {
  return (
    settings?.enabled ?? profiles.indexOf(smallest) <= profiles.indexOf(profile)
  );
}

function adjusted(one: AnyControl, settings: Settings): AnyControl {
  return {
    ...one,
    severity: settings?.severity ?? one.severity,
    parameters: withValues(one, settings?.parameters),
  };
}

function check(
  field: string,
  settings: SettingsById,
  known: ReadonlyMap<string, AnyControl>,
) {
  for (const [id, { severity, parameters }] of Object.entries(settings)) {
    const one = known.get(id);
    if (!one) {
      throw new InputError(
        `${field}.${id} names no control; the ids are ${[...known.keys()].join(
          ', ',
        )}`,
      );
    }
    if (severity !== undefined && !severities.includes(severity)) {
      throw new InputError(
        `${field}.${id}.severity must be one of ${severities.join(
          ', ',
        )}, not ${severity}`,
      );
    }
    checkParameters(`${field}.${id}.parameters`, one, parameters);
  }
}

/** The resource types that controls judge or ask for, so that only these are collected. */
export function resourceTypesRead(
  controls: readonly AnyControl[],
): Set<ResourceType> {
  return new Set(
    controls.flatMap(({ resourceType, reads = [] }) => [
      resourceType,
      ...reads,
    ]),
  );
}

/** What a control says of itself, for people and for the API; what it does stays here. */
export function describeControl(control: AnyControl) {
  const { id, title, description, severity, profile, layer, references } =
    control;
  const { resourceType, reads = [], parameters = {} } = control;
  return {
    id,
    title,
    description,
    severity,
    profile,
    layer,
    resourceType,
    reads: [resourceType, ...reads],
    references,
    parameters: Object.entries(parameters).map(([name, parameter]) => ({
      name,
      description: parameter.description,
      value: wordsOf(parameter.value ?? parameter.default),
      isDefault: parameter.value === undefined,
    })),
  };
}

function wordsOf(value: ParameterValue): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
