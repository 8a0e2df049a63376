import {
  control,
  evidence,
  failed,
  FunctionUrl,
  notApplicable,
  passed,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { assertClear } from '../policy/whoMay';
import { everyPolicy } from './everyPolicy';
import { urlAuthTypes, urlCallers } from './invocation';
import { consolePath, lambdaCli } from './remedies';

/** Source: Lambda guide, "Creating and managing Lambda function URLs" (cross-origin resource sharing). */
export const lambdaUrlCorsWildcard = control({
  id: 'lambda-url-cors-wildcard',
  title: 'Function URLs answer only origins that they list',
  description:
    'With a wildcard among the allowed origins every page on the internet may read the answers in the browser of a user, and ' +
    'with credentials in his name. Fails as informational without credentials. URLs without CORS settings pass. ' +
    'Functions whose resource policy lets nobody in through a URL are not judged; headers that the code sets itself are not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Creating and managing Lambda function URLs',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html',
      },
    ],
  },
  evaluate: fn =>
    everyPolicy(fn, one => {
      const byType = urlAuthTypes.map(type => urlCallers(one.policy, type));
      const isOpen = byType.some(
        ({ everyone, services, accounts }) =>
          everyone.length + services.length + accounts.length > 0,
      );
      if (!isOpen) {
        byType.forEach(assertClear);
        return notApplicable(
          'the resource policy lets nobody in through a URL',
        );
      }
      const wild = one.urls.filter(({ allowOrigins }) =>
        allowOrigins?.some(isWildcard),
      );
      if (wild.length === 0) {
        return one.urls.length === 0 ? notApplicable('no URL') : passed();
      }
      const found = wild.map(url =>
        evidence(
          'Cors.AllowOrigins',
          url.allowOrigins!.filter(isWildcard).join(', '),
          url.functionArn,
        ),
      );
      return wild.some(withCredentials)
        ? failed(found, { reason: 'with credentials' })
        : failed(found, {
            severity: 'INFORMATIONAL',
            reason: 'without credentials',
          });
    }),
  remedy: fn => ({
    summary: `List the origins of the pages that call ${fn.name}, and allow credentials only where they are needed.`,
    console: consolePath(fn, 'Function URL'),
    cli: `${lambdaCli(
      'update-function-url-config',
      fn,
    )} --cors AllowOrigins=https://shop.example.com`,
    cloudformation: `# ${fn.name}, AWS::Serverless::Function\nFunctionUrlConfig:\n  Cors:\n    AllowOrigins: [https://shop.example.com]`,
    terraform: `resource "aws_lambda_function_url" "url" {\n  function_name = "${fn.name}"\n  cors {\n    allow_origins = ["https://shop.example.com"]\n  }\n}`,
  }),
});

function isWildcard(origin: string): boolean {
  return /^([a-z]+:\/\/)?\*(:\*)?$/i.test(origin.trim());
}

function withCredentials({ allowCredentials }: FunctionUrl): boolean {
  if (allowCredentials !== undefined) return allowCredentials;
  throw new UnknownAttributeError('urls', {
    errorClass: 'not-read',
    operation: 'lambda:ListFunctionUrlConfigs',
  });
}
