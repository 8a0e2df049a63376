import { ConfigurationRecorder } from '@aws-sdk/client-config-service';
import { AwsReader } from 'backstage-plugin-serverless-posture-node';
import { required } from '../fields';
import { describeRecorders, describeRecorderStatus } from './operations';

/**
 * Whether the recorder of a scope records every change of a type as it happens, as the scope itself says. An aggregator
 * goes on showing what a recorder that was stopped has left. Throws a `CollectionError`.
 */
export async function isRecorded(
  aws: AwsReader,
  type: string,
): Promise<boolean> {
  const [{ ConfigurationRecorders }, { ConfigurationRecordersStatus }] =
    await Promise.all([
      aws.call(describeRecorders, {}),
      aws.call(describeRecorderStatus, {}),
    ]);
  const running = new Set(
    required(
      ConfigurationRecordersStatus,
      'ConfigurationRecordersStatus',
      describeRecorderStatus,
    )
      .filter(
        // AWS writes it in capitals, its model does not.
        ({ recording, lastStatus = '' }) =>
          recording && /^success$/i.test(lastStatus),
      )
      .map(({ name }) => name),
  );
  return required(
    ConfigurationRecorders,
    'ConfigurationRecorders',
    describeRecorders,
  ).some(
    recorder =>
      running.has(recorder.name) &&
      includes(recorder, type) &&
      isContinuous(recorder, type),
  );
}

/** Whether the recorder's group has the type. */
function includes(
  { recordingGroup = {} }: ConfigurationRecorder,
  type: string,
): boolean {
  const { resourceTypes, exclusionByResourceTypes, recordingStrategy } =
    recordingGroup;
  const among = (types: readonly string[] = []) => types.includes(type);
  switch (recordingStrategy?.useOnly) {
    case 'EXCLUSION_BY_RESOURCE_TYPES':
      return !among(exclusionByResourceTypes?.resourceTypes);
    case 'INCLUSION_BY_RESOURCE_TYPES':
      return among(resourceTypes);
    default:
      return recordingGroup.allSupported || among(resourceTypes);
  }
}

/** Recorders may record some types, or all, once a day only. */
function isContinuous(
  { recordingMode }: ConfigurationRecorder,
  type: string,
): boolean {
  const override = recordingMode?.recordingModeOverrides?.find(
    ({ resourceTypes }) => (resourceTypes as string[])?.includes(type),
  );
  const frequency =
    override?.recordingFrequency ?? recordingMode?.recordingFrequency;
  return frequency !== 'DAILY';
}
