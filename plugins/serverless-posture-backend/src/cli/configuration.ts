import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { Config, ConfigReader } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';
import { InputError } from '@backstage/errors';
import { profiles } from 'backstage-plugin-serverless-posture-common';
import {
  PostureConfiguration,
  readPostureConfiguration,
  REGION,
} from '../collection/configuration';
import { defaultControls } from '../controls/catalogue';

/** What the command line narrows down. */
export interface ScanOptions {
  config?: string[];
  account?: string[];
  region?: string[];
  service?: string[];
  control?: string[];
  profile?: string;
}

/** Reads `--config` files as Backstage does (later files win, `${VARIABLES}` are filled in). */
export async function loadConfiguration(
  options: ScanOptions,
): Promise<{ config: Config; configuration: PostureConfiguration }> {
  const config = await readFiles(options.config ?? []);
  const configuration = readPostureConfiguration(config);
  return { config, configuration: narrow(configuration, options) };
}

async function readFiles(files: string[]): Promise<Config> {
  if (files.length === 0) return new ConfigReader({});
  for (const file of files) {
    if (!existsSync(file))
      throw new InputError(`--config: there is no file ${file}`);
  }
  const source = ConfigSources.default({
    watch: false,
    argv: files.flatMap(file => ['--config', resolve(file)]),
    env: {},
  });
  return ConfigSources.toConfig(source);
}

function narrow(
  configuration: PostureConfiguration,
  options: ScanOptions,
): PostureConfiguration {
  const profile = profiles.find(
    known => known === (options.profile ?? configuration.profile),
  );
  if (!profile) {
    throw new InputError(
      `--profile: '${options.profile}' is none of ${profiles.join(', ')}`,
    );
  }
  for (const account of options.account ?? []) {
    if (!/^\d{12}$/.test(account)) {
      throw new InputError(
        `--account: '${account}' is no account id; write its 12 digits`,
      );
    }
  }
  for (const region of options.region ?? []) {
    if (!REGION.pattern.test(region)) {
      throw new InputError(`--region: '${region}' must be ${REGION.form}`);
    }
  }
  const { organization } = configuration;
  if (options.account && !organization) {
    throw new InputError(
      '--account: only the account of the credentials found is read; name others in serverlessPosture.organization',
    );
  }
  return {
    ...configuration,
    profile,
    regions: options.region ?? configuration.regions,
    organization:
      organization && options.account
        ? {
            ...organization,
            accounts: { ...organization.accounts, include: options.account },
          }
        : organization,
    controls: onlyControls(configuration.controls, options),
  };
}

/** `--control` and `--service` switch every other control off. */
function onlyControls(
  controls: PostureConfiguration['controls'],
  options: ScanOptions,
) {
  const { control: ids, service: services } = options;
  if (!ids && !services) return controls;
  for (const id of ids ?? []) {
    if (!defaultControls.some(control => control.id === id)) {
      throw new InputError(
        `--control: there is no control '${id}'; \`controls\` lists them`,
      );
    }
  }
  const known = new Set(
    defaultControls.map(control => serviceOf(control.resourceType)),
  );
  for (const service of services ?? []) {
    if (!known.has(service)) {
      throw new InputError(
        `--service: '${service}' is none of ${[...known].join(', ')}`,
      );
    }
  }
  return Object.fromEntries(
    defaultControls.map(control => {
      const wanted =
        (!ids || ids.includes(control.id)) &&
        (!services || services.includes(serviceOf(control.resourceType)));
      const settings = controls[control.id] ?? {};
      // A control that is named is wanted whatever the profile says.
      return [
        control.id,
        wanted
          ? { ...settings, ...(ids ? { enabled: true } : {}) }
          : { ...settings, enabled: false },
      ];
    }),
  );
}

/** `AWS::ApiGatewayV2::Stage` is of service `apigatewayv2`; types that only Security Hub knows are its own. */
export function serviceOf(resourceType: string): string {
  return resourceType.split('::')[1]?.toLowerCase() ?? 'securityhub';
}
