import {
  control,
  EvaluationContext,
  Evidence,
  evidence,
  failed,
  passed,
  ResourceType,
  ResourceView,
  UnknownAttributeError,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { parsePolicy } from '../policy/document';
import { everyPolicy } from './everyPolicy';
import { narrowPermission, policyFix } from './remedies';

/** Source: IAM guide, "The confused deputy problem". */
export const lambdaResourcePolicyDanglingSource = control({
  id: 'lambda-resource-policy-dangling-source',
  title: 'Every source that the resource policy names still exists',
  description:
    'A grant outlives its source: whoever gets to make a bucket or rule of the same name may call the function. Of each ' +
    'source ARN that names one API of the own account and Region, the API must be among those that were listed. Buckets, ' +
    'topics, rules and sources of other accounts or Regions are not all listed, so that a policy which names one leaves ' +
    'the verdict open unless another source is gone. Older versions, and aliases of functions that never published a ' +
    'version, are not read.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],
  references: {
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'The confused deputy problem',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
      },
      {
        title: 'Working with resource-based IAM policies in Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
      },
    ],
  },
  evaluate: (fn, context) =>
    everyPolicy(fn, ({ policy }): Verdict => {
      const gone: Evidence[] = [];
      const unseen: string[] = [];
      for (const source of sourcesOf(policy)) {
        const exists = existence(source.arn, fn.$, context);
        if (exists === false) gone.push(evidence(source.path, source.arn));
        if (exists === undefined) unseen.push(source.arn);
      }
      if (gone.length > 0) return failed(gone);
      if (unseen.length > 0) {
        throw new UnknownAttributeError('policy', {
          errorClass: 'not-read',
          message: `whether ${unseen[0]} exists was not read`,
        });
      }
      return passed();
    }),
  remedy: fn =>
    narrowPermission(
      fn,
      `Remove the permission on ${fn.name} whose source was deleted.`,
      {
        cli: `--principal apigateway.amazonaws.com --source-arn <ARN of the API>`,
        cloudformation:
          'Principal: apigateway.amazonaws.com\nSourceArn: !Sub arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*',
        terraform:
          'principal     = "apigateway.amazonaws.com"\nsource_arn    = "${aws_api_gateway_rest_api.api.execution_arn}/*"',
      },
    ),
  fix: policyFix,
});

function sourcesOf(policy: string | null): { path: string; arn: string }[] {
  return (policy === null ? [] : parsePolicy(policy))
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ index, conditions }) =>
      conditions
        .filter(({ key }) => key === 'aws:sourcearn')
        .flatMap(({ values }) =>
          values.map(arn => ({
            path: `Policy.Statement[${index}].Condition.aws:SourceArn`,
            arn,
          })),
        ),
    );
}

/** Undefined where it can't be told. */
function existence(
  source: string,
  { arn, accountId, region }: ResourceView<'AWS::Lambda::Function'>['$'],
  context: EvaluationContext,
): boolean | undefined {
  const [, partition, service, of, account, ...rest] = source.split(':');
  const id = rest.join(':').split('/')[0];
  const isOwn = account === accountId && of === region;
  if (service !== 'execute-api' || !isOwn || /[*?$]/.test(id)) return undefined;
  if (partition !== arn.split(':')[1]) return undefined;
  const base = `arn:${partition}:apigateway:${region}::`;
  const types: [ResourceType, string][] = [
    ['AWS::ApiGateway::RestApi', `${base}/restapis/${id}`],
    ['AWS::ApiGatewayV2::Api', `${base}/apis/${id}`],
  ];
  return types.some(([type, api]) => context.resource(type, api));
}
