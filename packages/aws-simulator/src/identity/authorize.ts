import { AwsError } from '../protocol/awsError';
import type { OperationModel } from '../protocol/model';
import type { WireRequest } from '../protocol/message';
import type { Call } from '../services/handlers';
import { WRITER_ROLE_NAME, writerPolicies } from '../world/writer';
import { dataResource } from './dataResources';
import { decide, PolicyDocument, PolicyRequest } from './policy';

/** IAM prefixes that differ from the signing name. */
const iamPrefixes: Record<string, string> = {
  monitoring: 'cloudwatch',
  tagging: 'tag',
};

/** IAM actions that are named otherwise than their operation. */
const iamActions: Record<string, string> = {
  'access-analyzer:ListFindingsV2': 'access-analyzer:ListFindings',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3control:GetPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
  'securityhub:BatchUpdateFindingsV2': 'securityhub:BatchUpdateFindings',
  'securityhub:GetFindingsV2': 'securityhub:GetFindings',
};

/** Everyone may ask who they are. */
const alwaysAllowed = ['sts:GetCallerIdentity'];

const allowAll: PolicyDocument = {
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** The own IAM action and resource of a request. API Gateway's actions are HTTP methods and its resources paths. */
function policyRequestOf(
  { service, name, http }: OperationModel,
  request: WireRequest,
  input: Record<string, any>,
  { accountId, region }: Pick<Call, 'accountId' | 'region'>,
): PolicyRequest {
  const prefix = iamPrefixes[service.signingName] ?? service.signingName;
  const context = { 'aws:requestedregion': region };
  if (prefix === 'apigateway') {
    const path = decodeURIComponent(request.path).replace(/^\/v2(?=\/)/, '');
    return {
      action: `apigateway:${http![0]}`,
      resource: `arn:aws:apigateway:${region}::${path}`,
      context,
    };
  }
  const functionName: string | undefined =
    prefix === 'lambda' ? input.FunctionName : undefined;
  const resource =
    functionName && !functionName.startsWith('arn:')
      ? `arn:aws:lambda:${region}:${accountId}:function:${functionName}`
      : functionName ??
        dataResource(service.id, input, { accountId, region }) ??
        input.RoleArn ??
        input.PolicyArn ??
        input.CertificateArn ??
        '*';
  const action = `${prefix}:${name}`;
  return {
    action: iamActions[`${service.id}:${name}`] ?? iamActions[action] ?? action,
    resource,
    context,
  };
}

/** Actions that an operation asks for beyond its own. */
const furtherActions: Record<
  string,
  (input: Record<string, any>) => Pick<PolicyRequest, 'action' | 'resource'>[]
> = {
  // AWS WAF API reference, GetWebACLForResource, "Permissions"; for some kinds of resources their own service is asked, too.
  'wafv2:GetWebACLForResource': ({ ResourceArn }) => [
    { action: 'wafv2:GetWebACL', resource: '*' },
    ...(ResourceArn?.split(':')[2] === 'cognito-idp'
      ? [
          {
            action: 'cognito-idp:GetWebACLForResource',
            resource: ResourceArn,
          },
        ]
      : []),
  ],
};

/** Everything that a request asks of policies: its own action, and those that AWS asks for before it answers. */
export function policyRequestsOf(
  operation: OperationModel,
  request: WireRequest,
  input: Record<string, any>,
  place: Pick<Call, 'accountId' | 'region'>,
): PolicyRequest[] {
  const own = policyRequestOf(operation, request, input, place);
  const further = furtherActions[own.action]?.(input) ?? [];
  return [own, ...further.map(one => ({ ...own, ...one }))];
}

/** Refuses what service control policies, the role's or the session's policies don't allow, in AWS's words. */
export function authorize(
  { principal, account }: Pick<Call, 'principal' | 'account'>,
  operation: OperationModel,
  request: PolicyRequest,
): void {
  if (alwaysAllowed.includes(request.action)) return;
  const { serviceControlPolicies, readerPolicies = [] } = account.definition;
  const rolePolicies =
    principal.roleName === WRITER_ROLE_NAME ? writerPolicies : readerPolicies;
  const denied = (because: string) =>
    accessDenied(
      operation.service.protocolName,
      principal.arn,
      request,
      because,
    );

  if (decide([allowAll, ...serviceControlPolicies], request) === 'deny') {
    throw denied('with an explicit deny in a service control policy');
  }
  if (!principal.roleName) return;
  const layers: [string, PolicyDocument[]][] = [
    ['identity-based', rolePolicies],
    ...(principal.sessionPolicy
      ? ([['session', [principal.sessionPolicy]]] as [
          string,
          PolicyDocument[],
        ][])
      : []),
  ];
  for (const [kind, policies] of layers) {
    const decision = decide(policies, request);
    const article = kind === 'identity-based' ? 'an' : 'a';
    if (decision === 'deny') {
      throw denied(`with an explicit deny in ${article} ${kind} policy`);
    }
    if (decision === 'silent') {
      throw denied(
        `because no ${kind} policy allows the ${request.action} action`,
      );
    }
  }
}

function accessDenied(
  protocolName: string,
  arn: string,
  { action, resource }: PolicyRequest,
  because: string,
): AwsError {
  const message = `User: ${arn} is not authorized to perform: ${action}${
    resource === '*' ? '' : ` on resource: ${resource}`
  } ${because}`;
  switch (protocolName) {
    case 'ec2Query':
      return new AwsError(
        'UnauthorizedOperation',
        `You are not authorized to perform this operation. ${message}`,
        403,
      );
    case 'awsQuery':
    case 'restXml':
      return new AwsError('AccessDenied', message, 403);
    case 'restJson1':
      return new AwsError('AccessDeniedException', message, 403);
    default:
      return new AwsError('AccessDeniedException', message, 400);
  }
}
