import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { directCallers, urlCallers } from './invocation';
import { consolePath, lambdaCli } from './remedies';

/** Source: AWS Config, lambda-concurrency-check. */
export const lambdaReservedConcurrency = control({
  id: 'lambda-reserved-concurrency',
  title: 'A function that the public may call has a concurrency of its own',
  description:
    'Whoever floods a public function uses up the concurrency of the account, and takes its other functions down. ' +
    'A function that an API, a load balancer, everyone or a URL may call by its resource policy must reserve ' +
    'concurrency. A reservation of 0 switches the function off. What throttles the API before it is not judged ' +
    'here.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Lambda::Concurrency'],
  references: {
    config: ['lambda-concurrency-check'],
    owasp: ['SAS-08'],
    documents: [
      {
        title: 'Configuring reserved concurrency for a function',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
      },
    ],
  },
  evaluate(fn, context) {
    const policies = [
      fn.policy,
      ...fn.qualifiedPolicies.map(({ policy }) => policy),
    ];
    if (!policies.some(mayBePublic)) return notApplicable('no public caller');
    const concurrency = context.resource(
      'AWS::Lambda::Concurrency',
      `${fn.$.arn}/concurrency`,
    );
    if (!concurrency) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'lambda:GetFunctionConcurrency' },
        'its concurrency was not read',
      );
    }
    const { reserved } = concurrency;
    if (reserved === null) {
      return failed([evidence('ReservedConcurrentExecutions', null)]);
    }
    return passed(reserved === 0 ? 'switched off' : `${reserved} at once`);
  },
  remedy: fn => ({
    summary: `Reserve a concurrency for ${fn.name} that protects the account and the back end.`,
    console: consolePath(fn, 'Concurrency'),
    cli: `${lambdaCli(
      'put-function-concurrency',
      fn,
    )} --reserved-concurrent-executions 50`,
    cloudformation: `# ${fn.name}\nReservedConcurrentExecutions: 50`,
    terraform: `# ${fn.name}\nreserved_concurrent_executions = 50`,
  }),
});

function mayBePublic(policy: string | null): boolean {
  const { everyone, services } = directCallers(policy);
  return (
    everyone.length > 0 ||
    urlCallers(policy, 'NONE').everyone.length > 0 ||
    services.some(({ caller }) =>
      /^(apigateway|elasticloadbalancing)\./.test(caller.value),
    )
  );
}
