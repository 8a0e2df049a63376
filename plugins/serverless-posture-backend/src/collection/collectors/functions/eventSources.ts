import {
  CodeSigningConfig,
  EventSourceMappingConfiguration,
  LambdaClient,
  ListCodeSigningConfigsCommand,
  ListEventSourceMappingsCommand,
  ListFunctionsByCodeSigningConfigCommand,
} from '@aws-sdk/client-lambda';
import {
  AwsReader,
  Collector,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn } from '../../../aws';
import {
  attributeOf,
  everyPage,
  inScope,
  oneOf,
  redactTags,
  required,
} from '../../fields';

const listEventSourceMappings = operation({
  id: 'lambda:ListEventSourceMappings',
  client: LambdaClient,
  command: ListEventSourceMappingsCommand,
  probe: { MaxItems: 1 },
});

const listCodeSigningConfigs = operation({
  id: 'lambda:ListCodeSigningConfigs',
  client: LambdaClient,
  command: ListCodeSigningConfigsCommand,
  probe: { MaxItems: 1 },
});

const listFunctionsByCodeSigningConfig = operation({
  id: 'lambda:ListFunctionsByCodeSigningConfig',
  client: LambdaClient,
  command: ListFunctionsByCodeSigningConfigCommand,
  resources: ['arn:{partition}:lambda:*:*:code-signing-config:*'],
});

/** What calls functions of an account, and what may be deployed to them: one listing each, for all functions together. */
export const functionSourcesCollector: Collector = {
  id: 'function-sources',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: {
    listEventSourceMappings,
    listCodeSigningConfigs,
    listFunctionsByCodeSigningConfig,
  },
  listings: [
    {
      id: 'mappings',
      resourceTypes: ['AWS::Lambda::EventSourceMapping'],
      async page(aws, Marker) {
        const { EventSourceMappings, NextMarker } = await aws.call(
          listEventSourceMappings,
          { Marker },
        );
        return {
          resources: required(
            EventSourceMappings,
            'EventSourceMappings',
            listEventSourceMappings,
          )
            // A mapping that is being made or deleted may lack its function.
            .filter(({ FunctionArn }) => FunctionArn)
            .map(one => mapping(aws, one)),
          next: NextMarker || undefined,
        };
      },
    },
    {
      id: 'code-signing',
      resourceTypes: ['AWS::Lambda::CodeSigningConfig'],
      async page(aws, Marker) {
        const { CodeSigningConfigs, NextMarker } = await aws.call(
          listCodeSigningConfigs,
          { Marker },
        );
        return {
          resources: await aws.all(
            required(
              CodeSigningConfigs,
              'CodeSigningConfigs',
              listCodeSigningConfigs,
            ),
            one => codeSigning(aws, one),
          ),
          next: NextMarker || undefined,
        };
      },
    },
  ],
};

function mapping(
  aws: AwsReader,
  one: EventSourceMappingConfiguration,
): Resource<'AWS::Lambda::EventSourceMapping'> {
  const from = listEventSourceMappings;
  const uuid = required(one.UUID, 'UUID', from);
  const functionArn = required(one.FunctionArn, 'FunctionArn', from);
  const fn = canonicalArn(functionArn);
  const source = one.EventSourceArn?.split(':').pop() ?? 'self-managed Kafka';
  return {
    type: 'AWS::Lambda::EventSourceMapping',
    arn:
      one.EventSourceMappingArn ??
      `arn:${aws.partition}:lambda:${aws.region}:${aws.accountId}:event-source-mapping:${uuid}`,
    name: `${fn.split(':').pop()}: ${source}`,
    parentArn: fn,
    ...inScope(aws),
    tags: redactTags(),
    attributes: {
      functionArn,
      eventSourceArn: one.EventSourceArn ?? null,
      selfManaged: one.SelfManagedEventSource !== undefined,
      // Types only: a URI names a secret, and is not needed.
      sourceAccess: (one.SourceAccessConfigurations ?? []).map(({ Type }) =>
        required<string>(Type, 'SourceAccessConfigurations.Type', from),
      ),
      failureDestinationArn:
        one.DestinationConfig?.OnFailure?.Destination || null,
    },
  };
}

async function codeSigning(
  aws: AwsReader,
  one: CodeSigningConfig,
): Promise<Resource<'AWS::Lambda::CodeSigningConfig'>> {
  const from = listCodeSigningConfigs;
  const arn = required(one.CodeSigningConfigArn, 'CodeSigningConfigArn', from);
  return {
    type: 'AWS::Lambda::CodeSigningConfig',
    arn,
    name: required(one.CodeSigningConfigId, 'CodeSigningConfigId', from),
    ...inScope(aws),
    tags: redactTags(),
    attributes: {
      onUntrustedArtifact: oneOf<'Warn' | 'Enforce'>(
        one.CodeSigningPolicies?.UntrustedArtifactOnDeployment,
        ['Warn', 'Enforce'],
        'CodeSigningPolicies.UntrustedArtifactOnDeployment',
        from,
      ),
      publisherArns: required(
        one.AllowedPublishers?.SigningProfileVersionArns,
        'AllowedPublishers.SigningProfileVersionArns',
        from,
      ),
      functionArns: await attributeOf(() =>
        everyPage(
          listFunctionsByCodeSigningConfig,
          Marker =>
            aws.call(listFunctionsByCodeSigningConfig, {
              CodeSigningConfigArn: arn,
              Marker,
            }),
          output => ({
            items: required(
              output.FunctionArns,
              'FunctionArns',
              listFunctionsByCodeSigningConfig,
            ).map(fn => canonicalArn(fn)),
            next: output.NextMarker,
          }),
        ),
      ),
    },
  };
}
