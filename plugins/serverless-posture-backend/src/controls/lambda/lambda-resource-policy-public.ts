import {
  control,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { grantEvidence } from '../policy/evidence';
import { assertClear } from '../policy/whoMay';
import { whereKnown } from '../whereKnown';
import { everyPolicy } from './everyPolicy';
import {
  directCallers,
  openGrants,
  urlAuthTypes,
  urlCallers,
} from './invocation';
import { narrowPermission, policyFix } from './remedies';

/** Source: Security Hub Lambda.1; Lambda guide, "Control access to Lambda function URLs". */
export const lambdaResourcePolicyPublic = control({
  id: 'lambda-resource-policy-public',
  title: 'The resource policy does not let everyone invoke the function',
  description:
    'A wildcard principal without a condition that limits it lets every AWS account invoke the function, and with a URL ' +
    'without authentication everyone on the internet. The policy is evaluated for both invoke actions: every form of ' +
    'principal, wildcards in actions, conditions by operator, key and value, Deny statements. A statement for URLs fails ' +
    'with low severity while there is no such URL: creating one opens the function. Policies of aliases, of the versions ' +
    'that they reach and of the newest ten are judged as well; older versions, aliases of functions that never published a ' +
    'version, and service control policies are not read.',
  severity: 'CRITICAL',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    securityHub: ['Lambda.1'],
    config: ['lambda-function-public-access-prohibited'],
    documents: [
      {
        title: 'Working with resource-based IAM policies in Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
      },
      {
        title: 'Control access to Lambda function URLs',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      },
    ],
  },
  evaluate: fn =>
    everyPolicy(fn, (one): Verdict => {
      const direct = directCallers(one.policy);
      if (direct.includesEveryone) {
        return failed(grantEvidence(openGrants(direct)), {
          reason: 'every AWS account may invoke the function',
        });
      }
      const open = urlAuthTypes.filter(
        type => urlCallers(one.policy, type).includesEveryone,
      );
      if (open.length === 0) {
        [
          direct,
          ...urlAuthTypes.map(type => urlCallers(one.policy, type)),
        ].forEach(assertClear);
        return passed();
      }
      const found = grantEvidence(
        open.flatMap(type => openGrants(urlCallers(one.policy, type))),
      );
      const urls = whereKnown(() => one.urls);
      if (!urls) {
        return failed(found, {
          reason: 'whether the function has a URL could not be read',
        });
      }
      const reached = open.filter(type =>
        urls.some(url => url.authType === type),
      );
      if (reached.includes('NONE')) {
        return failed(found, {
          reason: 'everyone on the internet may call the function URL',
        });
      }
      if (reached.includes('AWS_IAM')) {
        return failed(found, {
          reason: 'every AWS principal may call the function URL',
        });
      }
      return failed(found, {
        severity: 'LOW',
        reason:
          'dormant: no URL uses the statement, creating one opens the function',
      });
    }),
  remedy: fn =>
    narrowPermission(
      fn,
      `Remove the open statement from the policy of ${fn.name}, or bind it to an account, an organization or a source.`,
      {
        cli: `--principal ${fn.accountId}`,
        cloudformation: `Principal: "${fn.accountId}"`,
        terraform: `principal     = "${fn.accountId}"`,
      },
    ),
  fix: policyFix,
});
