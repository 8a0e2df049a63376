import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What is shown, and how often it is brought up to date. */
export interface Settings {
  resourceTypes: string[];
  /** Ref of who owns, in the catalog, what nobody owns; undefined: such resources are no entities. */
  ownerOfUnowned?: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

const PATH = 'catalog.providers.serverlessPosture';
const RESOURCE_TYPES = [
  'AWS::Lambda::Function',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGatewayV2::Api',
];
const SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { minutes: 30 },
  initialDelay: { minutes: 1 },
};

/** Undefined where the configuration doesn't ask for resources in the catalog. Throws an InputError that names the field and the fix. */
export function readSettings(config: Config): Settings | undefined {
  if (!config.has(PATH)) return undefined;
  const block = config.getOptionalConfig(PATH);
  const resourceTypes =
    block?.getOptionalStringArray('resourceTypes') ?? RESOURCE_TYPES;
  const wrong = resourceTypes.find(type => !/^AWS::\w+::\w+$/.test(type));
  if (wrong !== undefined) {
    throw new InputError(
      `${PATH}.resourceTypes: ${wrong} is no CloudFormation type such as AWS::Lambda::Function`,
    );
  }
  const schedule = block?.getOptionalConfig('schedule');
  return {
    resourceTypes,
    ownerOfUnowned: ownerOf(block?.getOptionalString('ownerOfUnowned')),
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : SCHEDULE,
  };
}

function ownerOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const { kind, ...rest } = parseEntityRef(text, { defaultKind: 'group' });
  if (!/^(?:group|user)$/i.test(kind)) {
    throw new InputError(
      `${PATH}.ownerOfUnowned: ${text} is neither a group nor a user, such as group:default/cloud`,
    );
  }
  return stringifyEntityRef({ kind, ...rest });
}
