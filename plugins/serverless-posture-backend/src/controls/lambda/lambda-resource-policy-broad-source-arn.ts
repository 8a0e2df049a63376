import {
  control,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { ConditionEntry, Statement } from '../policy/document';
import { grantEvidence } from '../policy/evidence';
import { parseOperator } from '../policy/operators';
import { isPattern } from '../policy/wildcard';
import { assertClear, whoMay } from '../policy/whoMay';
import { everyPolicy } from './everyPolicy';
import { narrowPermission, policyFix } from './remedies';

/** Source: IAM guide, "AWS global condition context keys" (aws:SourceArn). */
export const lambdaResourcePolicyBroadSourceArn = control({
  id: 'lambda-resource-policy-broad-source-arn',
  title: 'Source ARNs in the resource policy name one source',
  description:
    'A source ARN such as arn:aws:s3:::* or rule/* lets every bucket or rule invoke the function. Of each aws:SourceArn ' +
    'that is compared with wildcards, the service, the account and the name of the source must be fixed: the id of an API, ' +
    'not its stage or method; the name of a rule, topic or bucket, which may end in a wildcard. Grants without a source ' +
    'ARN are the matter of lambda-resource-policy-confused-deputy. Older versions, and aliases of functions that never ' +
    'published a version, are not read.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'AWS global condition context keys: aws:SourceArn',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
      },
      {
        title: 'The confused deputy problem',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
      },
    ],
  },
  evaluate: fn =>
    everyPolicy(fn, ({ policy }) => {
      const callers = whoMay(undefined, policy);
      const { everyone, services, accounts } = callers;
      const broad = [...everyone, ...services, ...accounts].filter(
        ({ statement }) => hasBroadSource(statement),
      );
      if (broad.length > 0) return failed(grantEvidence(broad));
      assertClear(callers);
      return passed();
    }),
  remedy: fn =>
    narrowPermission(
      fn,
      `Name the API, rule, topic or bucket that invokes ${fn.name} in the source ARN.`,
      {
        cli: `--principal events.amazonaws.com --source-arn arn:aws:events:${fn.region}:${fn.accountId}:rule/<name>`,
        cloudformation:
          'Principal: events.amazonaws.com\nSourceArn: !GetAtt Rule.Arn',
        terraform: `principal     = "events.amazonaws.com"\nsource_arn    = aws_cloudwatch_event_rule.rule.arn`,
      },
    ),
  fix: policyFix,
});

/** All entries of a statement must be met, so that one narrow source ARN is enough. */
function hasBroadSource({ conditions }: Statement): boolean {
  const sources = conditions.filter(
    ({ key, operator }) =>
      key === 'aws:sourcearn' &&
      !parseOperator(operator).negated &&
      parseOperator(operator).base !== 'null',
  );
  return sources.length > 0 && sources.every(isBroad);
}

function isBroad({ operator, values }: ConditionEntry): boolean {
  // StringEquals takes a wildcard for the character itself, which no ARN holds.
  const comparesPatterns = /^(stringlike|arnlike|arnequals)$/.test(
    parseOperator(operator).base,
  );
  return values.some(value =>
    comparesPatterns ? isBroadArn(value) : value.includes('${'),
  );
}

/** Services whose ARNs begin with the name of the resource, not with its type. */
const NAME_FIRST = /^(s3|sns|sqs|execute-api)$/i;

function isBroadArn(arn: string): boolean {
  const [prefix, , service = '', , account = '', ...rest] = arn.split(':');
  if ([prefix, service, account].some(isPattern)) return true;
  const [first = '', second] = rest.join(':').split(/[:/]/).filter(Boolean);
  if (NAME_FIRST.test(service)) return isCatchAll(first);
  return isPattern(first) || (second !== undefined && isCatchAll(second));
}

function isCatchAll(name: string): boolean {
  return name === '' || /^[*?]*\*[*?]*$/.test(name) || name.includes('${');
}
