import {
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';
import { stageConsole, updateStageCli } from './remedies';
import { snakeCase } from './snakeCase';

/** One setting: where update-stage patches it, and its value. */
interface Change {
  /** Below `/<resource>/<method>`, such as `logging/loglevel`. */
  path: string;
  /** CloudFormation's name. */
  property: string;
  value: string | number | boolean;
}

/** Changes what holds for all methods of a REST stage that have no settings of their own. */
export function methodSettingsRemedy(
  stage: ResourceIdentity,
  summary: string,
  changes: Change[],
): Remedy {
  return {
    summary,
    console: stageConsole(stage, 'Edit'),
    cli: updateStageCli(
      stage,
      ...changes.map(
        ({ path, value }) => `op=replace,path=/*/*/${path},value=${value}`,
      ),
    ),
    cloudformation: `# ${
      stage.name
    }, AWS::ApiGateway::Stage\nMethodSettings:\n  - ResourcePath: "/*"\n    HttpMethod: "*"\n${changes
      .map(({ property, value }) => `    ${property}: ${value}`)
      .join('\n')}`,
    terraform: `# ${
      stage.name
    }, aws_api_gateway_method_settings\nmethod_path = "*/*"\nsettings {\n${changes
      .map(
        ({ property, value }) =>
          `  ${snakeCase(property)} = ${JSON.stringify(value)}`,
      )
      .join('\n')}\n}`,
  };
}
