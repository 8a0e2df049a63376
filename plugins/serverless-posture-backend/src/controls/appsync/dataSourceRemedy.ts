import {
  Fix,
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';
import { apiConsole, apiIdOf } from './remedies';

const sourceName = ({ arn }: ResourceIdentity): string =>
  arn.slice(arn.lastIndexOf('/') + 1);

/** Changes a data source. */
export function dataSourceRemedy(
  source: ResourceIdentity,
  summary: string,
  change: { cli: string; cloudformation: string; terraform: string },
): Remedy {
  return {
    summary,
    console: apiConsole(source, 'Data sources'),
    cli: `aws appsync update-data-source --region ${
      source.region
    } --api-id ${apiIdOf(source)} --name ${sourceName(source)} ${change.cli}`,
    cloudformation: `# ${source.name}, AWS::AppSync::DataSource\n${change.cloudformation}`,
    terraform: `# aws_appsync_datasource of ${source.name}\n${change.terraform}`,
  };
}

/** What is set on one data source is one change. */
export function dataSourceFix({ $ }: { $: ResourceIdentity }): Fix {
  return { key: $.arn, title: `Mend data source ${$.name}`, arn: $.arn };
}
