import {
  Attribute,
  AwsReader,
  CollectionError,
  Inventory,
  isUnknown,
  WafProtected,
  WafRule,
  WafStatement,
} from 'backstage-plugin-serverless-posture-node';
import { parseArn } from '../../../aws';

/** Where web ACLs of distributions are. */
const CLOUDFRONT_REGION = 'us-east-1';

/** A web ACL, rule group or address set by its ARN. */
export interface WafReference {
  arn: string;
  scope: 'REGIONAL' | 'CLOUDFRONT';
  name: string;
  id: string;
  accountId: string;
  region: string;
}

/** The parts of `arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/name/id`; undefined for anything else. */
export function wafReference(arn: string): WafReference | undefined {
  const parts = parseArn(arn);
  const [scope, , name, id] = parts?.resource.split('/') ?? [];
  if (parts?.service !== 'wafv2' || !name || !id) return undefined;
  const { accountId, region } = parts;
  return {
    ...{ arn, name, id, accountId, region },
    scope: scope === 'global' ? 'CLOUDFRONT' : 'REGIONAL',
  };
}

/** What of a Region may have a web ACL, and what has one. */
export interface WafUse {
  /** Web ACLs that something refers to, with what does. Those of WAF Classic are none. */
  protectedBy: Map<string, WafProtected[]>;
  /** Where others may be. */
  scopes: WafReference['scope'][];
}

/** Throws a `CollectionError` where it isn't known what something refers to: its web ACL would be taken to be gone. */
export async function referredWebAcls(
  { region }: AwsReader,
  inventory: Inventory,
): Promise<WafUse> {
  const protectedBy = new Map<string, WafProtected[]>();
  const scopes = new Set<WafReference['scope']>();
  const add = (arn: Attribute<string | null>, kind: WafProtected) => {
    const scope = kind === 'CLOUDFRONT' ? 'CLOUDFRONT' : 'REGIONAL';
    if (scope === 'REGIONAL' || region === CLOUDFRONT_REGION) scopes.add(scope);
    if (isUnknown(arn)) throw new CollectionError(arn.$unknown);
    if (arn === null || wafReference(arn)?.region !== region) return;
    const kinds = protectedBy.get(arn) ?? [];
    protectedBy.set(arn, kinds.includes(kind) ? kinds : [...kinds, kind]);
  };
  for (const stage of await inventory.of('AWS::ApiGateway::Stage'))
    add(stage.attributes.webAclArn, 'API_GATEWAY');
  for (const api of await inventory.of('AWS::AppSync::GraphQLApi'))
    add(api.attributes.webAclArn, 'APPSYNC');
  for (const pool of await inventory.of('AWS::Cognito::UserPool'))
    add(pool.attributes.webAclArn, 'COGNITO');
  for (const distribution of await inventory.of(
    'AWS::CloudFront::Distribution',
  ))
    add(distribution.attributes.webAclId, 'CLOUDFRONT');
  return { protectedBy, scopes: [...scopes] };
}

/** What rules refer to, at any depth. */
export function referencesOf(
  rules: readonly WafRule[],
  kind: 'group' | 'ip-set',
): string[] {
  const arns = rules.flatMap(({ statement }) =>
    within(statement).flatMap(one =>
      one.kind === kind ? [(one as { arn: string }).arn] : [],
    ),
  );
  return [...new Set(arns)].sort();
}

function within(statement: WafStatement): WafStatement[] {
  switch (statement.kind) {
    case 'and':
    case 'or':
      return statement.statements.flatMap(within);
    case 'not':
      return within(statement.statement);
    case 'rate':
    case 'managed-group':
      return [
        statement,
        ...(statement.scopeDown ? within(statement.scopeDown) : []),
      ];
    default:
      return [statement];
  }
}
