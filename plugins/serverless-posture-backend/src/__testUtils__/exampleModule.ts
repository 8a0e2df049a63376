import {
  GetAccountSettingsCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  Collector,
  control,
  evidence,
  failed,
  operation,
  passed,
  serverlessPostureCollectorsExtensionPoint,
  serverlessPostureControlsExtensionPoint,
} from 'backstage-plugin-serverless-posture-node';

/** How much code the functions of a Region hold. Source: Lambda GetAccountSettings. */
interface CodeStorage {
  /** Bytes of all versions of all functions and layers. */
  usedBytes: number;
  /** Bytes that the account may store in the Region. */
  limitBytes: number;
}

declare module 'backstage-plugin-serverless-posture-node' {
  interface ResourceTypes {
    'Example::Lambda::CodeStorage': CodeStorage;
  }
}

const getAccountSettings = operation({
  id: 'lambda:GetAccountSettings',
  client: LambdaClient,
  command: GetAccountSettingsCommand,
  probe: {},
});

export const codeStorageCollector: Collector = {
  id: 'example-code-storage',
  scope: 'regional',
  // Only where there are functions, after they have been read.
  follows: ['AWS::Lambda::Function'],
  operations: { getAccountSettings },
  listings: [
    {
      id: 'storage',
      resourceTypes: ['Example::Lambda::CodeStorage'],
      async page(aws) {
        const { accountId, partition, region } = aws;
        // `call` throws where AWS refuses: the listing then counts as failed, and nothing of it as gone.
        const settings = await aws.call(getAccountSettings, {});
        return {
          resources: [
            {
              type: 'Example::Lambda::CodeStorage',
              arn: `arn:${partition}:lambda:${region}:${accountId}:code-storage`,
              accountId,
              region,
              name: 'Code storage',
              tags: {},
              attributes: {
                usedBytes: settings.AccountUsage?.TotalCodeSize ?? 0,
                limitBytes: settings.AccountLimit?.TotalCodeSize ?? 0,
              },
            },
          ],
        };
      },
    },
  ],
};

export const codeStorageLeft = control({
  id: 'example-code-storage-left',
  title: 'The code storage of the Region is not nearly full',
  description:
    'Deployments fail once the code storage of a Region is full. The share that may be used is a parameter.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'Example::Lambda::CodeStorage',
  references: {
    documents: [
      {
        title: 'Lambda quotas',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      },
    ],
  },
  parameters: {
    percent: {
      description: 'The share that may be used, in percent',
      default: 80,
      minimum: 0,
    },
  },
  evaluate({ usedBytes, limitBytes }, context) {
    const allowed = context.parameter<number>('percent');
    return usedBytes * 100 < limitBytes * allowed
      ? passed()
      : failed([evidence('AccountUsage.TotalCodeSize', usedBytes)]);
  },
  remedy: ({ name, region, accountId }) => ({
    summary: `${name} of ${accountId} in ${region}: delete old versions, or ask AWS for more.`,
    cli: `aws lambda list-versions-by-function --region ${region} --function-name <function>`,
  }),
});

export default createBackendModule({
  pluginId: 'serverless-posture',
  moduleId: 'code-storage',
  register(env) {
    env.registerInit({
      deps: {
        controls: serverlessPostureControlsExtensionPoint,
        collectors: serverlessPostureCollectorsExtensionPoint,
      },
      async init({ controls, collectors }) {
        controls.addControls(codeStorageLeft);
        collectors.addCollectors(codeStorageCollector);
      },
    });
  },
});
