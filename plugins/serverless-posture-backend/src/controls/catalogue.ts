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
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { checkParameters, withValues } from './parameters';
import { apigatewayControls } from './apigateway';
import { iamControls } from './iam';
import { lambdaControls } from './lambda';
import { securityhubControls } from './securityhub';

/** The controls that come with the plugin, by id. Other plugins add theirs with the extension point. */
export const defaultControls: readonly AnyControl[] = sortBy(
  [
    ...apigatewayControls,
    ...iamControls,
    ...lambdaControls,
    ...securityhubControls,
  ],
  'id',
);

/** Which controls run: those of a profile, and what configuration says of single ones. */
export interface ControlSettings {
  profile: Profile;
  /** By control id. */
  controls?: Record<
    string,
    {
      enabled?: boolean;
      severity?: Severity;
      parameters?: Record<string, unknown>;
    }
  >;
}

/**
 * The controls that run, with configured severities. Throws an {@link InputError} for two controls with one id and for
 * settings of a control that doesn't exist: a misspelt id would silently leave a control on or off.
 */
export function enabledControls(
  all: readonly AnyControl[],
  { profile, controls: settings = {} }: ControlSettings,
): AnyControl[] {
  const ids = new Set<string>();
  for (const { id } of all) {
    if (ids.has(id))
      throw new InputError(
        `Two controls have the id ${id}; rename one of them`,
      );
    ids.add(id);
  }
  if (!profiles.includes(profile)) {
    throw new InputError(
      `serverlessPosture.profile must be one of ${profiles.join(
        ', ',
      )}, not ${profile}`,
    );
  }
  const known = new Map(all.map(one => [one.id, one]));
  for (const [id, { severity, parameters }] of Object.entries(settings)) {
    if (!ids.has(id)) {
      throw new InputError(
        `serverlessPosture.controls.${id} names no control; the ids are ${[
          ...ids,
        ].join(', ')}`,
      );
    }
    if (severity !== undefined && !severities.includes(severity)) {
      throw new InputError(
        `serverlessPosture.controls.${id}.severity must be one of ${severities.join(
          ', ',
        )}, not ${severity}`,
      );
    }
    checkParameters(known.get(id)!, parameters);
  }
  const depth = profiles.indexOf(profile);
  return all
    .filter(
      ({ id, profile: smallest }) =>
        settings[id]?.enabled ?? profiles.indexOf(smallest) <= depth,
    )
    .map(one => ({
      ...one,
      severity: settings[one.id]?.severity ?? one.severity,
      parameters: withValues(one, settings[one.id]?.parameters),
    }));
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
  const { resourceType, reads = [] } = control;
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
  };
}
