import {
  Fix,
  Remedy,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/** Moves a function to a runtime that AWS still patches. */
export function changeRuntime(fn: ResourceIdentity, summary: string): Remedy {
  return {
    summary,
    console: consolePath(fn, 'Code > Runtime settings'),
    cli: `${lambdaCli(
      'update-function-configuration',
      fn,
    )} --runtime <successor>`,
    cloudformation: `# ${fn.name}\nRuntime: nodejs24.x`,
    terraform: `# ${fn.name}\nruntime = "nodejs24.x"`,
  };
}

/** One new runtime closes all that is wrong with the old one. */
export function runtimeFix({ $ }: { $: ResourceIdentity }): Fix {
  return {
    key: `${$.arn} Runtime`,
    title: `Change the runtime of ${$.name}`,
    arn: $.arn,
  };
}
