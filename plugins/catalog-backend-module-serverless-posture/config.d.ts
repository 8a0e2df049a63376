import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** AWS resources that the serverless posture plugin found, as `Resource` entities. Left out, there are none. */
      serverlessPosture?: {
        /** CloudFormation types. Default functions, REST, HTTP and WebSocket APIs. */
        resourceTypes?: string[];
        /** Who owns, in the catalog, what nobody owns. Left out, such resources are no entities. */
        ownerOfUnowned?: string;
        /** Default every 30 minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
