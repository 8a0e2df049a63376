import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
  ConfigRecorder,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub Config.1. */
export const configRecordsServerlessTypes = control({
  id: 'config-records-serverless-types',
  title: 'The recorder follows functions, APIs and web ACLs without delay',
  description:
    "A type that is not recorded can't be judged by rules, and one that is recorded once a day is judged too " +
    'late; findings about it are missing or stale. All the types of the parameter must be recorded ' +
    'continuously. IAM is recorded in one Region of an account only, and so is not judged here.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::Config::ConfigurationRecorder',
  references: {
    securityHub: ['Config.1'],
    documents: [
      {
        title: 'Recording AWS resources with AWS Config',
        url: 'https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html',
      },
    ],
  },
  parameters: {
    resourceTypes: {
      description: 'Types that must be recorded continuously.',
      default: [
        'AWS::Lambda::Function',
        'AWS::ApiGateway::RestApi',
        'AWS::ApiGateway::Stage',
        'AWS::ApiGatewayV2::Api',
        'AWS::ApiGatewayV2::Stage',
        'AWS::WAFv2::WebACL',
      ],
    },
  },
  evaluate(recorder, context): Verdict {
    if (!recorder.exists) return notApplicable('there is no recorder');
    const wanted = context.parameter<string[]>('resourceTypes');
    const missing = wanted.filter(type =>
      recorder.allSupported
        ? recorder.excludedResourceTypes.includes(type)
        : !recorder.resourceTypes.includes(type),
    );
    const daily = wanted.filter(
      type => frequencyOf(recorder, type) === 'DAILY',
    );
    const found = [
      ...missing.map(type =>
        evidence('recordingGroup', `${type} is not recorded`),
      ),
      ...daily.map(type =>
        evidence('recordingMode', `${type} is recorded daily`),
      ),
    ];
    return found.length > 0 ? failed(found) : passed();
  },
  remedy: recorder => ({
    summary: `Add the types of functions, APIs and web ACLs to the recorder ${recorder.name} of ${recorder.region}, and record them continuously.`,
    console: `AWS Config (${recorder.region}) > Settings > Recorder > Edit`,
    cli: `aws configservice put-configuration-recorder --region ${recorder.region} --configuration-recorder name=${recorder.name},roleARN=<ARN> --recording-group allSupported=true,includeGlobalResourceTypes=false`,
    cloudformation: `# ${recorder.region}\nRecordingGroup:\n  AllSupported: true\nRecordingMode:\n  RecordingFrequency: CONTINUOUS`,
    terraform: `# ${recorder.region}\nrecording_group {\n  all_supported = true\n}\nrecording_mode {\n  recording_frequency = "CONTINUOUS"\n}`,
  }),
});

function frequencyOf(
  { frequency, frequencyOverrides }: ConfigRecorder,
  type: string,
) {
  return (
    frequencyOverrides.find(({ resourceTypes }) => resourceTypes.includes(type))
      ?.frequency ?? frequency
  );
}
