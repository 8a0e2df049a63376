import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { clusterOf } from './cluster';

/** Neptune and DocumentDB answer by the same operations and have rules of their own. */
const SUPPORTED = /^(?!neptune|docdb)/;

/** Source: RDS guide, "Password management with Amazon RDS and AWS Secrets Manager". */
export const rdsManagedMasterSecret = control({
  id: 'rds-managed-master-secret',
  title: 'The master password is managed in Secrets Manager',
  description:
    'A master password that people chose lies in templates, pipelines and heads. RDS can make one, keep it in ' +
    'Secrets Manager and rotate it every week. Of a member of a cluster, the cluster is judged. A managed ' +
    'secret that RDS calls impaired fails with low severity, as it no longer rotates. Whether master users ' +
    'are used at all is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::RDS::DBInstance',
  reads: ['AWS::RDS::DBCluster'],
  references: {
    serverlessLens: ['SEC 3'],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Password management with Amazon RDS and AWS Secrets Manager',
        url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
      },
    ],
  },
  evaluate(database, context) {
    if (!SUPPORTED.test(database.engine))
      return notApplicable(`${database.engine} is no engine of RDS`);
    const judged = clusterOf(database, context) ?? database;
    const { masterSecret } = judged;
    if (masterSecret === null)
      return failed([evidence('MasterUserSecret', null, judged.$.arn)]);
    return masterSecret.status === 'impaired'
      ? failed(
          [evidence('MasterUserSecret.SecretStatus', 'impaired', judged.$.arn)],
          {
            severity: 'LOW',
            reason:
              'the secret can be read by RDS no more, and does not rotate',
          },
        )
      : passed();
  },
  remedy: database => ({
    summary: `Let RDS manage the master password of database ${database.name}.`,
    console: `Amazon RDS (${database.region}) > Databases > ${database.name} > Modify > Credentials management`,
    cli: `aws rds modify-db-instance --region ${database.region} --db-instance-identifier ${database.name} --manage-master-user-password --apply-immediately # modify-db-cluster for members of a cluster`,
    cloudformation: `# ${database.name}, AWS::RDS::DBInstance\nManageMasterUserPassword: true`,
    terraform: `# aws_db_instance ${database.name}\nmanage_master_user_password = true`,
  }),
});
