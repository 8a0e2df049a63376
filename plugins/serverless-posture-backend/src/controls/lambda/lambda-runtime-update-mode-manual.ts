import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { lambdaCli } from './remedies';

/** Source: Lambda guide, "Runtime version updates". */
export const lambdaRuntimeUpdateModeManual = control({
  id: 'lambda-runtime-update-mode-manual',
  title: 'AWS may patch the managed runtime of the function',
  description:
    'In the mode Manual a function stays on one version of its runtime and gets no security patch until somebody ' +
    'changes it. The mode of the unpublished function must be Auto or FunctionUpdate; with the latter, patches ' +
    'come with deployments, how often is not judged. Container images carry their own runtime; versions that were ' +
    'published have a mode of their own, which is not read.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Lambda::RuntimeManagementConfig'],
  references: {
    owasp: ['SAS-06'],
    documents: [
      {
        title: 'Understanding how Lambda manages runtime version updates',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html',
      },
    ],
  },
  evaluate(fn, context) {
    if (fn.packageType === 'Image')
      return notApplicable('a container image carries its own runtime');
    const config = context.resource(
      'AWS::Lambda::RuntimeManagementConfig',
      `${fn.$.arn}/runtime-management-config`,
    );
    if (!config) {
      return notAvailable(
        {
          errorClass: 'not-read',
          operation: 'lambda:GetRuntimeManagementConfig',
        },
        'its mode was not read',
      );
    }
    return config.updateRuntimeOn === 'Manual'
      ? failed([
          evidence('UpdateRuntimeOn', 'Manual'),
          evidence('RuntimeVersionArn', config.runtimeVersionArn),
        ])
      : passed(config.updateRuntimeOn);
  },
  remedy: fn => ({
    summary: `Let AWS update the runtime of ${fn.name}.`,
    console: `Lambda (${fn.region}) > Functions > ${fn.name} > Code > Runtime settings > Edit runtime management configuration`,
    cli: `${lambdaCli(
      'put-runtime-management-config',
      fn,
    )} --update-runtime-on Auto`,
    cloudformation: `# ${fn.name}\nRuntimeManagementConfig:\n  UpdateRuntimeOn: Auto`,
    terraform: `resource "aws_lambda_runtime_management_config" "auto" {\n  function_name     = "${fn.name}"\n  update_runtime_on = "Auto"\n}`,
  }),
});
