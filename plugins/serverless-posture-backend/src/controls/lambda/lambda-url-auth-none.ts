import {
  control,
  Evidence,
  evidence,
  failed,
  FunctionUrl,
  notAvailable,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { grantEvidence } from '../policy/evidence';
import { assertClear } from '../policy/whoMay';
import { whereKnown } from '../whereKnown';
import { everyPolicy, JudgedPolicy } from './everyPolicy';
import { openGrants, urlCallers } from './invocation';
import { consolePath, lambdaCli } from './remedies';

/** Function URLs that anyone on the internet may call. Source: Lambda guide, "Control access to Lambda function URLs". */
export const lambdaUrlAuthNone = control({
  id: 'lambda-url-auth-none',
  title: 'Function URLs ask for IAM authentication',
  description:
    'A URL with the authentication type NONE is a door to the internet without authorizer, throttling or web ACL. It ' +
    'opens only with a resource policy that lets everyone call lambda:InvokeFunctionUrl; without one it answers 403. Such a ' +
    'URL, and one that only a condition of the policy guards, fails with low severity; where no policy of the function lets ' +
    'anybody in, its URLs are not read. A URL of ' +
    'an alias is judged by the policy of the alias. Policies of aliases, of the versions that they reach and of the newest ' +
    'ten are judged as well; older versions, aliases of functions that never published a version, and service control ' +
    'policies are not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Control access to Lambda function URLs',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      },
    ],
  },
  evaluate(fn): Verdict {
    const verdict = everyPolicy(fn, judge);
    if (verdict.status === 'FAILED') return verdict;
    const judged = new Set([
      fn.$.arn,
      ...fn.qualifiedPolicies.map(({ functionArn }) => functionArn),
    ]);
    const stray = whereKnown(() => fn.urls)?.some(
      url => url.authType === 'NONE' && !judged.has(url.functionArn),
    );
    return stray
      ? notAvailable(
          { errorClass: 'not-read', operation: 'lambda:GetPolicy' },
          'the URL belongs to an alias, whose policy was not read',
        )
      : verdict;
  },
  remedy: fn => ({
    summary: `Switch the URL of ${fn.name} to AWS_IAM, or put an API with an authorizer in front of it.`,
    console: consolePath(fn, 'Function URL'),
    cli: `${lambdaCli('update-function-url-config', fn)} --auth-type AWS_IAM`,
    cloudformation: `# ${fn.name}, AWS::Serverless::Function\nFunctionUrlConfig:\n  AuthType: AWS_IAM`,
    terraform: `resource "aws_lambda_function_url" "url" {\n  function_name      = "${fn.name}"\n  authorization_type = "AWS_IAM"\n}`,
  }),
});

const openUrls = (urls: readonly FunctionUrl[]): Evidence[] =>
  urls
    .filter(({ authType }) => authType === 'NONE')
    .map(url => evidence('AuthType', 'NONE', url.functionArn));

function judge(one: JudgedPolicy): Verdict {
  const callers = urlCallers(one.policy, 'NONE');
  if (callers.everyone.length === 0) {
    assertClear(callers);
    // Where nobody gets in, URLs need not be read.
    const closed = openUrls(whereKnown(() => one.urls) ?? []);
    return closed.length === 0
      ? passed('the resource policy lets nobody in through a URL')
      : failed(closed, {
          severity: 'LOW',
          reason: 'it answers 403, one statement away from public',
        });
  }
  const found = openUrls(one.urls);
  if (found.length === 0) return passed();
  return callers.includesEveryone
    ? failed([...found, ...grantEvidence(openGrants(callers))])
    : failed([...found, ...grantEvidence(callers.everyone)], {
        severity: 'LOW',
        reason:
          'only a condition of the resource policy limits who may call the URL',
      });
}
