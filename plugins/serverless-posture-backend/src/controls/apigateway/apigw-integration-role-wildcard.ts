import {
  control,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { everyResourceGrants } from '../policy/everyResource';
import {
  assertAllReadable,
  readablePolicies,
  roleEvidence,
  statementsOf,
} from '../policy/grants';
import { whoMay } from '../policy/whoMay';
import { isServiceLinked, narrowNamedRole } from '../iam/judgedRole';

/** Source: AWS documentation, "API Gateway permissions model for invoking an API". */
export const apigwIntegrationRoleWildcard = control({
  id: 'apigw-integration-role-wildcard',
  title: 'Roles that API Gateway assumes grant only their target',
  description:
    'An integration or authorizer acts with its role for whoever calls the API; what that role may do beyond ' +
    'its target, a mistake in a mapping hands out. Roles that API Gateway may assume must name the resources on ' +
    'which they act. The policy of AWS for pushing logs is left out; unconditional Deny statements are ' +
    'considered.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::IAM::Role',
  references: {
    owasp: ['SAS-04'],
    documents: [
      {
        title: 'API Gateway permissions model for invoking an API',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html',
      },
    ],
  },
  evaluate(role): Verdict {
    const { services } = whoMay('sts:AssumeRole', role.trustPolicy);
    const serves = services.some(({ caller }) =>
      /^apigateway\.amazonaws\.com(\.cn)?$/.test(caller.value),
    );
    if (!serves || isServiceLinked(role))
      return notApplicable('API Gateway may not assume it');
    const policies = readablePolicies(role).filter(
      ({ arn }) => !arn?.endsWith('/AmazonAPIGatewayPushToCloudWatchLogs'),
    );
    const found = everyResourceGrants(statementsOf(policies));
    if (found.length > 0) return failed(roleEvidence(role.$.arn, found));
    assertAllReadable(role);
    return passed();
  },
  remedy: role =>
    narrowNamedRole(
      role,
      `Limit ${role.name} to the function, queue or table that it is for.`,
      { action: 'sqs:SendMessage', resource: '<ARN of the queue>' },
    ),
});
