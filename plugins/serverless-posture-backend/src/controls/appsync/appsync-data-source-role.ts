import {
  control,
  evidence,
  EvaluationContext,
  failed,
  notApplicable,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { accountRole } from '../accountRole';
import { everyResourceGrants } from '../policy/everyResource';
import {
  assertAllReadable,
  readablePolicies,
  roleEvidence,
  statementsOf,
  unreadAdministratorPolicies,
} from '../policy/grants';
import { dataSourceRemedy } from './dataSourceRemedy';
import { grantsBeyond } from './grantsBeyond';

/** Source: AppSync guide, "Attaching a data source in AWS AppSync". */
export const appsyncDataSourceRole = control({
  id: 'appsync-data-source-role',
  title: 'The role of the data source grants only its target',
  description:
    'Resolvers act with the role of their data source: what it grants beyond the table, function, bus or cluster, a mistake in ' +
    'a resolver hands out. Grants on every resource of a kind fail; named resources that no data source with this role uses ' +
    'fail with medium severity (keys, logs and traces are left out). For HTTP and OpenSearch endpoints and models, which ' +
    'name no ARN, only the former is judged. What only a condition limits fails with low severity.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::AppSync::DataSource',
  reads: ['AWS::AppSync::DataSource', 'AWS::IAM::Role'],
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-04'],
    documents: [
      {
        title: 'Attaching a data source in AWS AppSync',
        url: 'https://docs.aws.amazon.com/appsync/latest/devguide/attaching-a-data-source.html',
      },
    ],
  },
  evaluate(source, context) {
    const { serviceRoleArn } = source;
    if (serviceRoleArn === null)
      return notApplicable('AppSync assumes no role for it');
    const role = accountRole(source, serviceRoleArn, context);
    if (!role) return notApplicable('the role does not exist');
    const policies = readablePolicies(role);
    const unread = unreadAdministratorPolicies(role, policies);
    if (unread.length > 0) {
      return failed(
        unread.map(arn => evidence('AttachedManagedPolicies', arn, role.$.arn)),
      );
    }
    const all = statementsOf(policies);
    const wide = everyResourceGrants(all);
    const targets = targetsOfRole(source, context);
    const grants = wide.length ? wide : grantsBeyond(all, targets);
    if (grants.length === 0) {
      assertAllReadable(role);
      return passed();
    }
    const found = roleEvidence(role.$.arn, grants);
    if (grants.every(({ statement }) => statement.conditions.length > 0)) {
      return failed(found, {
        severity: 'LOW',
        reason: 'limited by conditions only',
      });
    }
    return wide.length
      ? failed(found)
      : failed(found, {
          severity: 'MEDIUM',
          reason: 'it names more than the data sources with this role use',
        });
  },
  remedy: source =>
    dataSourceRemedy(
      source,
      `Give the data source ${source.name} a role that names only its target.`,
      {
        cli: '--type <type> --service-role-arn <ARN of a role of its own>',
        cloudformation: 'ServiceRoleArn: !GetAtt DataSourceRole.Arn',
        terraform: 'service_role_arn = aws_iam_role.data_source.arn',
      },
    ),
  fix: ({ $, serviceRoleArn }) => ({
    key: serviceRoleArn ?? $.arn,
    title: `Narrow role ${(serviceRoleArn ?? '').split('/').pop()}`,
    arn: serviceRoleArn ?? $.arn,
  }),
});

/** What the data sources with the same role name; `null` where one of them names no ARN. */
function targetsOfRole(
  source: ResourceView<'AWS::AppSync::DataSource'>,
  context: EvaluationContext,
): string[] | null {
  const sources = [
    source,
    ...context
      .resources('AWS::AppSync::DataSource')
      .filter(other => other.serviceRoleArn === source.serviceRoleArn),
  ];
  const targets = sources.map(({ targetArns }) => targetArns);
  return targets.every((arns): arns is string[] => arns !== null)
    ? targets.flat()
    : null;
}
