import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub RDS.38, RDS.39, RDS.41 and RDS.44. */
export const rdsTransportEncryption = control({
  id: 'rds-transport-encryption',
  title: 'Databases that functions reach force TLS connections',
  description:
    'A database that takes plain connections takes passwords and data in clear. Judged is the parameter that ' +
    'refuses them: rds.force_ssl of PostgreSQL and SQL Server, require_secure_transport of MySQL and MariaDB, ' +
    'in the group of the instance or of its cluster. A group that was changed and awaits a restart counts as ' +
    'it is written. Oracle and Db2 use option groups and protocols of their own, which are not read.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::RDS::DBInstance',
  references: {
    securityHub: ['RDS.38', 'RDS.39', 'RDS.41', 'RDS.44'],
    config: [
      'rds-postgres-instance-encrypted-in-transit',
      'rds-mysql-instance-encrypted-in-transit',
      'rds-sqlserver-encrypted-in-transit',
      'rds-mariadb-instance-encrypted-in-transit',
    ],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title:
          'Using SSL/TLS to encrypt a connection to a DB instance or cluster',
        url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
      },
    ],
  },
  evaluate({ tlsParameter, engine }) {
    if (tlsParameter === null) {
      return /^(oracle|db2|custom)-/.test(engine)
        ? notAvailable(
            { errorClass: 'not-read', operation: 'rds:DescribeOptionGroups' },
            `${engine} forces TLS by options, which are not read`,
          )
        : notApplicable(`${engine} is no engine of RDS that forces TLS`);
    }
    const { name, value } = tlsParameter;
    return value !== null && /^(1|on|true)$/i.test(value)
      ? passed()
      : failed([evidence(`Parameters[${name}]`, value)]);
  },
  remedy: database => ({
    summary: `Set the parameter that forces TLS in the parameter group of database ${database.name}.`,
    console: `Amazon RDS (${database.region}) > Databases > ${database.name} > Configuration > DB parameter group`,
    cli: `aws rds modify-db-parameter-group --region ${database.region} --db-parameter-group-name <group of ${database.name}> --parameters ParameterName=rds.force_ssl,ParameterValue=1,ApplyMethod=pending-reboot`,
    cloudformation: `# group of ${database.name}, AWS::RDS::DBParameterGroup\nParameters:\n  rds.force_ssl: "1"`,
    terraform: `# aws_db_parameter_group of ${database.name}\nparameter {\n  name  = "rds.force_ssl"\n  value = "1"\n}`,
  }),
});
