import {
  control,
  evidence,
  failed,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub DynamoDB.4. */
export const dynamodbBackupPlan = control({
  id: 'dynamodb-backup-plan',
  title: 'AWS Backup holds a recent backup of the table',
  description:
    'Backups of a plan outlive the table and may lie where nobody of the account can delete them. Judged is ' +
    'what counts in the end: that AWS Backup holds a backup which is not older than a plan would leave it. A ' +
    'table that is in a plan and was never backed up fails; point-in-time recovery is judged by another ' +
    'control.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::DynamoDB::Table',
  reads: ['AWS::Backup::ProtectedResources'],
  references: {
    securityHub: ['DynamoDB.4'],
    config: [
      'dynamodb-in-backup-plan',
      'dynamodb-resources-protected-by-backup-plan',
    ],
    documents: [
      {
        title: 'Using AWS Backup with DynamoDB',
        url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_HowItWorksAWS.html',
      },
    ],
  },
  parameters: {
    maximumAge: {
      description: 'Days that the latest backup may be old.',
      default: 35,
      minimum: 1,
    },
  },
  evaluate(table, context) {
    const backedUp = context.resources('AWS::Backup::ProtectedResources');
    if (backedUp.length === 0) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'backup:ListProtectedResources' },
        'what AWS Backup holds was not read',
      );
    }
    const backup = backedUp
      .flatMap(({ tables }) => tables)
      .find(({ arn }) => arn === table.$.arn);
    if (!backup) return failed([evidence('Results.ResourceArn', null)]);
    const days =
      (context.now.getTime() - Date.parse(backup.lastBackup)) / 86_400_000;
    return days > context.parameter<number>('maximumAge')
      ? failed([evidence('Results.LastBackupTime', backup.lastBackup)])
      : passed();
  },
  remedy: table => ({
    summary: `Assign table ${table.name} to a backup plan.`,
    console: `AWS Backup (${table.region}) > Backup plans > Assign resources`,
    cli: `aws backup create-backup-selection --region ${table.region} --backup-plan-id <plan> --backup-selection SelectionName=${table.name},IamRoleArn=<role>,Resources=${table.arn}`,
    cloudformation: `# for ${table.name}\nSelection:\n  Type: AWS::Backup::BackupSelection\n  Properties:\n    BackupPlanId: !Ref Plan\n    BackupSelection:\n      SelectionName: tables\n      IamRoleArn: !GetAtt Role.Arn\n      Resources: [${table.arn}]`,
    terraform: `resource "aws_backup_selection" "tables" {\n  name         = "tables"\n  plan_id      = aws_backup_plan.plan.id\n  iam_role_arn = aws_iam_role.backup.arn\n  resources    = ["${table.arn}"]\n}`,
  }),
});
