import {
  control,
  Control,
  evidence,
  failed,
  notApplicable,
  passed,
  ResourceIdentity,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';

type LogGroupControl = Control<'AWS::Logs::LogGroup'>;
type LogGroupView = ResourceView<'AWS::Logs::LogGroup'>;

/** What differs between controls of groups that functions write to and of those that APIs write to. */
export type Writers = Pick<
  LogGroupControl,
  'id' | 'title' | 'description' | 'references'
> & {
  writersOf(group: LogGroupView): string[];
};

const common = {
  layer: 'AUDIT' as const,
  severity: 'LOW' as const,
  resourceType: 'AWS::Logs::LogGroup' as const,
};

/** A control that asks how long a log group is kept. */
export function retentionControl({
  writersOf,
  ...words
}: Writers): LogGroupControl {
  return control({
    ...words,
    ...common,
    profile: 'essential',
    parameters: {
      minimumDays: {
        description: 'Days that logs must be kept, at least',
        default: 365,
        minimum: 1,
      },
      maximumDays: {
        description: 'Days that logs may be kept, at most',
        default: 3653,
        minimum: 1,
      },
      neverExpire: {
        description: 'Whether logs may be kept for ever',
        default: false,
      },
    },
    evaluate(group, context) {
      if (writersOf(group).length === 0) return notApplicable();
      const days = group.retentionInDays;
      if (days === null) {
        return context.parameter<boolean>('neverExpire')
          ? passed('kept for ever')
          : failed([evidence('retentionInDays', null)], {
              reason: 'kept for ever',
            });
      }
      const least = context.parameter<number>('minimumDays');
      const most = context.parameter<number>('maximumDays');
      return days >= least && days <= most
        ? passed(`${days} days`)
        : failed([evidence('retentionInDays', days)], {
            reason: days < least ? `less than ${least}` : `more than ${most}`,
          });
    },
    remedy: group => ({
      summary: `Set how long the log group ${group.name} is kept.`,
      console: consolePath(group, 'Edit retention setting(s)'),
      cli: `aws logs put-retention-policy --region ${group.region} --log-group-name '${group.name}' --retention-in-days 365`,
      cloudformation: `LogGroup:\n  Type: AWS::Logs::LogGroup\n  Properties:\n    LogGroupName: ${group.name}\n    RetentionInDays: 365`,
      terraform: `resource "aws_cloudwatch_log_group" "logs" {\n  name              = "${group.name}"\n  retention_in_days = 365\n}`,
    }),
  });
}

/** A control that asks for a key of the account. */
export function keyControl({ writersOf, ...words }: Writers): LogGroupControl {
  return control({
    ...words,
    ...common,
    profile: 'recommended',
    evaluate(group) {
      if (writersOf(group).length === 0) return notApplicable();
      return group.kmsKeyArn === null
        ? failed([evidence('kmsKeyId', null)])
        : passed(group.kmsKeyArn);
    },
    remedy: group => ({
      summary: `Encrypt the log group ${group.name} with a key of your own; what is logged already stays under the old one.`,
      console: `CloudShell (${group.region}): the console does not change the key of a log group`,
      cli: `aws logs associate-kms-key --region ${group.region} --log-group-name '${group.name}' --kms-key-id <ARN of the key>`,
      cloudformation: `LogGroup:\n  Type: AWS::Logs::LogGroup\n  Properties:\n    LogGroupName: ${group.name}\n    KmsKeyId: !GetAtt Key.Arn`,
      terraform: `resource "aws_cloudwatch_log_group" "logs" {\n  name       = "${group.name}"\n  kms_key_id = aws_kms_key.key.arn\n}`,
    }),
  });
}

function consolePath(
  { name, region }: ResourceIdentity,
  action: string,
): string {
  return `CloudWatch (${region}) > Log groups > ${name} > Actions > ${action}`;
}
