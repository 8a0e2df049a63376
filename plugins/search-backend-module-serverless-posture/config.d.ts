import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      serverlessPosture?: {
        /**
         * When services with open critical and high findings are read. Every hour, unless given.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Where a result leads to, with the placeholders `:namespace`, `:kind` and `:name`.
         * `/catalog/:namespace/:kind/:name/serverless`, unless given.
         */
        locationTemplate?: string;
      };
    };
  };
}
