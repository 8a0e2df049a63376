import { ConfigurationRecorder } from '@aws-sdk/client-config-service';
import { AwsReader } from 'backstage-plugin-serverless-posture-node';
import { required } from '../fields';
import { describeRecorders, describeRecorderStatus } from './operations';

/** The recorders of a scope and what they do; asked for once a run. Throws a `CollectionError`. */
export function recordersOf(aws: AwsReader) {
  return aws.once(`recorders ${aws.accountId}/${aws.region}`, async () => {
    const [{ ConfigurationRecorders }, { ConfigurationRecordersStatus }] =
      await Promise.all([
        aws.call(describeRecorders, {}),
        aws.call(describeRecorderStatus, {}),
      ]);
    return {
      recorders: required(
        ConfigurationRecorders,
        'ConfigurationRecorders',
        describeRecorders,
      ),
      states: required(
        ConfigurationRecordersStatus,
        'ConfigurationRecordersStatus',
        describeRecorderStatus,
      ),
    };
  });
}

/**
 * Whether the recorder of a scope records every change of some types as it happens, as the scope itself says. An aggregator
 * goes on showing what a recorder that was stopped has left. Throws a `CollectionError`.
 */
export async function isRecorded(
  aws: AwsReader,
  types: readonly string[],
): Promise<boolean> {
  const { recorders, states } = await recordersOf(aws);
  const running = new Set(
    states
      .filter(
        // AWS writes it in capitals, its model does not.
        ({ recording, lastStatus = '' }) =>
          recording && /^success$/i.test(lastStatus),
      )
      .map(({ name }) => name),
  );
  return recorders.some(
    recorder =>
      running.has(recorder.name) &&
      types.every(
        type => includes(recorder, type) && isContinuous(recorder, type),
      ),
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
