import {
  control,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { grantEvidence } from '../policy/evidence';
import { assertClear, whoMay } from '../policy/whoMay';
import { openGrants } from './invocation';

/** Source: Lambda guide, "Managing Lambda dependencies with layers"; Lambda API, AddLayerVersionPermission. */
export const lambdaLayerPublic = control({
  id: 'lambda-layer-public',
  title: 'Layer versions are not shared with every AWS account',
  description:
    'Whoever may use a layer may download it, with whatever configuration, keys or own code it holds. The policy of every ' +
    'version must let everyone do nothing without a condition that limits it, such as the id of the organization. Old versions count: ' +
    'a policy belongs to one version and stays with it. What the layer holds is not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::LayerVersion',
  references: {
    documents: [
      {
        title: 'Managing Lambda dependencies with layers',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html',
      },
      {
        title: 'Granting layer access to other accounts',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html',
      },
    ],
  },
  evaluate(layer) {
    const callers = whoMay(undefined, layer.policy);
    if (callers.includesEveryone) {
      return failed(grantEvidence(openGrants(callers)), {
        reason: 'every AWS account may download it',
      });
    }
    assertClear(callers);
    return passed();
  },
  remedy: ({ name, region }) => {
    const [layer, version] = name.split(':');
    const permission = `--region ${region} --layer-name ${layer} --version-number ${version} --statement-id`;
    return {
      summary: `Take the open statement of layer version ${name} away, and admit the organization instead where others use it.`,
      console: `CloudShell (${region}): the console shows no policies of layers`,
      cli: [
        `aws lambda remove-layer-version-permission ${permission} <Sid of the statement>`,
        `aws lambda add-layer-version-permission ${permission} organization --principal '*' --organization-id <organization id> --action lambda:GetLayerVersion`,
      ].join('\n'),
      cloudformation: `Permission:\n  Type: AWS::Lambda::LayerVersionPermission\n  Properties:\n    LayerVersionArn: !Ref Layer # ${name}\n    Action: lambda:GetLayerVersion\n    Principal: "*"\n    OrganizationId: o-a1b2c3d4e5`,
      terraform: `resource "aws_lambda_layer_version_permission" "organization" {\n  layer_name      = "${layer}"\n  version_number  = ${version}\n  statement_id    = "organization"\n  action          = "lambda:GetLayerVersion"\n  principal       = "*"\n  organization_id = "o-a1b2c3d4e5"\n}`,
    };
  },
});
