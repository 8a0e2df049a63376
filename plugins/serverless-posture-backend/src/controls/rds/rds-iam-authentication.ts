import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { clusterOf } from './cluster';

/** Engines with IAM authentication. */
const SUPPORTED = /^(aurora-)?(mysql|postgres|postgresql)$|^mariadb$/;

/** Source: Security Hub RDS.10 and RDS.12. */
export const rdsIamAuthentication = control({
  id: 'rds-iam-authentication',
  title: 'Databases that functions reach allow IAM authentication',
  description:
    'With IAM authentication a function logs in by its role, and no password has to be kept. Databases in the ' +
    'VPCs of functions, or named by their roles, are judged; of a member of a cluster, the cluster. Engines ' +
    'that RDS has no IAM authentication for are left out. Whether functions make use of it is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::RDS::DBInstance',
  reads: ['AWS::RDS::DBCluster'],
  references: {
    securityHub: ['RDS.10', 'RDS.12'],
    config: [
      'rds-instance-iam-authentication-enabled',
      'rds-cluster-iam-authentication-enabled',
    ],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'IAM database authentication for MariaDB, MySQL, and PostgreSQL',
        url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
      },
    ],
  },
  evaluate(database, context) {
    if (!SUPPORTED.test(database.engine))
      return notApplicable(`${database.engine} has no IAM authentication`);
    const judged = clusterOf(database, context) ?? database;
    return judged.iamAuthentication
      ? passed()
      : failed([
          evidence('IAMDatabaseAuthenticationEnabled', false, judged.$.arn),
        ]);
  },
  remedy: database => ({
    summary: `Turn IAM authentication of database ${database.name} on, and let the role of the function connect.`,
    console: `Amazon RDS (${database.region}) > Databases > ${database.name} > Modify > Database authentication`,
    cli: `aws rds modify-db-instance --region ${database.region} --db-instance-identifier ${database.name} --enable-iam-database-authentication --apply-immediately # modify-db-cluster for members of a cluster`,
    cloudformation: `# ${database.name}, AWS::RDS::DBInstance\nEnableIAMDatabaseAuthentication: true`,
    terraform: `# aws_db_instance ${database.name}\niam_database_authentication_enabled = true`,
  }),
});
