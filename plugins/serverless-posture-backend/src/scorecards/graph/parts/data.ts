import { assertClear, whoMay } from '../../../controls/policy/whoMay';
import { Graph, GraphBuilder, INTERNET } from '../graph';
import { Found } from '../inventory';
import { DataType, dataTypes } from '../types';
import { nodeOf, Step, step, Telling, told } from './telling';

/** The ways from the internet straight to data: policies and lists that let everyone in. */
export function tellPublicData(telling: Telling, sources: Graph): void {
  const { inventory, builder } = telling;
  for (const type of dataTypes) {
    for (const data of inventory.all(type)) {
      const passed = told(() => entrance(type, data, telling));
      if (passed.passage === 'guarded') continue;
      lead(builder, nodeOf('data', data), passed);
      const source = nodeOf('source', data);
      if (sources.nodes.has(source.id)) lead(builder, source, passed);
    }
  }
}

function lead(
  builder: GraphBuilder,
  node: ReturnType<typeof nodeOf>,
  passed: Step,
) {
  builder.edge({ from: INTERNET.id, to: builder.node(node), ...passed });
}

const CLOSED = step('guarded', 'nothing lets everyone in');

function entrance(type: DataType, data: Found<any>, telling: Telling): Step {
  switch (type) {
    case 'AWS::S3::Bucket':
      return bucketEntrance(data, telling);
    case 'AWS::DynamoDB::Table':
    case 'AWS::SQS::Queue':
    case 'AWS::SNS::Topic':
    case 'AWS::SecretsManager::Secret':
    case 'AWS::KMS::Key':
    case 'AWS::Events::EventBus':
      return byPolicy(data.policy);
    default:
      return CLOSED;
  }
}

function byPolicy(policy: string | null): Step {
  if (policy === null) return CLOSED;
  const callers = whoMay(undefined, policy);
  if (callers.includesEveryone)
    return step('open', 'the resource policy admits everyone');
  assertClear(callers);
  return CLOSED;
}

function bucketEntrance(
  bucket: Found<'AWS::S3::Bucket'>,
  { inventory }: Telling,
): Step {
  if (!bucket.owned) return CLOSED;
  const open = [
    ...(bucket.policyIsPublic && !bucket.publicAccessBlock.restrictPublicBuckets
      ? [{ by: 'restrictPublicBuckets', says: 'the bucket policy is public' }]
      : []),
    ...(bucket.publicGrants.length > 0 &&
    !bucket.publicAccessBlock.ignorePublicAcls
      ? [{ by: 'ignorePublicAcls', says: bucket.publicGrants.join(', ') }]
      : []),
  ] as const;
  if (open.length === 0) return CLOSED;
  const type = 'AWS::S3::AccountPublicAccessBlock';
  const [account] = inventory.all(type);
  if (!account && inventory.missing(type, bucket.$))
    return step('unknown', 'the public access block of the account is unknown');
  const left = open.find(
    ({ by }) =>
      !account?.publicAccessBlock[
        by as 'restrictPublicBuckets' | 'ignorePublicAcls'
      ],
  );
  return left ? step('open', left.says) : CLOSED;
}
