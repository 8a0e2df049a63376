import {
  control,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { statementEvidence } from '../policy/evidence';
import { assertClear, isUnlimited, whoMay } from '../policy/whoMay';
import { changeTrust } from './remedies';

/**
 * Services that tell on whose behalf they assume a role. Others, such as Lambda and EC2, send nothing to compare.
 * Sources: the "cross-service confused deputy prevention" pages of these services.
 */
const TELLS_SOURCE =
  /^(apigateway|appsync|events|scheduler|states|pipes)\.amazonaws\.com(\.cn)?$/;

/** Source: IAM guide, "The confused deputy problem". */
export const iamRoleConfusedDeputy = control({
  id: 'iam-role-confused-deputy',
  title: 'Service roles name the account or resource they are assumed for',
  description:
    'A role that API Gateway, AppSync, EventBridge (rules, Scheduler and Pipes) or Step Functions may assume without a source can be used ' +
    "through a resource of somebody else's account that is given its ARN. Each Allow of sts:AssumeRole to these services must be " +
    'limited by a source account, a source ARN or an organization. Roles for other services, Lambda among them, are not ' +
    'judged: they send no source to compare.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::IAM::Role',
  references: {
    documents: [
      {
        title: 'The confused deputy problem',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
      },
    ],
  },
  evaluate(role) {
    const callers = whoMay('sts:AssumeRole', role.trustPolicy);
    const grants = callers.services.filter(
      ({ caller }) =>
        TELLS_SOURCE.test(caller.value) || caller.value.includes('*'),
    );
    const open = grants.filter(isUnlimited);
    if (open.length > 0) {
      return failed(
        [...new Set(open.map(({ statement }) => statement))].map(statement =>
          statementEvidence(statement, 'AssumeRolePolicyDocument'),
        ),
        {
          reason: `${[...new Set(open.map(({ caller }) => caller.value))].join(
            ', ',
          )} may assume it for anyone`,
        },
      );
    }
    assertClear(callers);
    return grants.length > 0
      ? passed()
      : notApplicable('no service that tells its source may assume it');
  },
  remedy: role =>
    changeTrust(
      role,
      `Add a source account to the trust policy of ${role.name}.`,
      {
        cloudformation: `- Effect: Allow\n  Principal: { Service: states.amazonaws.com }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { "aws:SourceAccount": "${role.accountId}" } }`,
        terraform: `principals {\n  type        = "Service"\n  identifiers = ["states.amazonaws.com"]\n}\ncondition {\n  test     = "StringEquals"\n  variable = "aws:SourceAccount"\n  values   = ["${role.accountId}"]\n}`,
      },
    ),
});
