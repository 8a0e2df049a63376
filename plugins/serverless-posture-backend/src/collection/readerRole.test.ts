import { parse } from 'yaml';
import { defaultCollectors } from './collectors';
import {
  cloudFormationTemplate,
  inPartition,
  readerPolicy,
  sessionPolicy,
  terraformModule,
} from './readerRole';

const policy = readerPolicy(defaultCollectors);
const allowed = policy.Statement.filter(
  ({ Effect }) => Effect === 'Allow',
).flatMap(({ Action }) => Action);

describe('the reader role', () => {
  it('may do what collectors declare, and nothing that would open more', () => {
    for (const { operations } of defaultCollectors) {
      for (const { id, action = id } of Object.values(operations))
        expect(allowed).toContain(action);
    }
    expect(
      allowed.filter(action =>
        /\*|GetSecretValue|Decrypt|lambda:GetFunction$|:(Put|Create|Delete|Update)/.test(
          action,
        ),
      ),
    ).toEqual([]);
    expect(new Set(policy.Statement.map(({ Sid }) => Sid)).size).toBe(
      policy.Statement.length,
    );
    expect(policy.Statement.map(({ Sid }) => Sid)).toEqual(
      policy.Statement.map(({ Sid }) => Sid.replace(/\W/g, '')),
    );
  });

  it('never sees values of API keys', () => {
    const denied = policy.Statement.filter(
      ({ Effect }) => Effect === 'Deny',
    ).flatMap(({ Resource }) => Resource);
    expect(denied).toContain('arn:{partition}:apigateway:*::/apikeys/*');
    expect(JSON.stringify(inPartition(policy, 'aws-cn'))).toContain(
      'arn:aws-cn:apigateway:*::/apikeys/*',
    );
  });

  it('fits into a session', () => {
    const text = sessionPolicy(defaultCollectors, 'aws-us-gov')!;
    expect(text.length).toBeLessThanOrEqual(2048);
    const narrowed = [JSON.parse(text).Statement]
      .flat(2)
      .flatMap(({ Effect, Action }: any) => (Effect === 'Allow' ? Action : []));
    expect([...new Set(narrowed)].sort()).toEqual([...new Set(allowed)].sort());
  });

  it('is the same in CloudFormation', () => {
    const { Resources } = parse(
      cloudFormationTemplate(defaultCollectors, { roleName: 'reader' }),
    );
    const { Policies, AssumeRolePolicyDocument, RoleName } =
      Resources.ReaderRole.Properties;
    const statements = Policies[0].PolicyDocument.Statement;
    const resolved = JSON.parse(JSON.stringify(statements), (_, value) =>
      value?.['Fn::Sub']
        ? value['Fn::Sub'].replaceAll('${AWS::Partition}', '{partition}')
        : value,
    );
    expect(RoleName).toBe('reader');
    expect(resolved).toEqual(policy.Statement);
    expect(
      AssumeRolePolicyDocument.Statement[0].Condition.StringEquals,
    ).toEqual({
      'sts:ExternalId': { Ref: 'ExternalId' },
      'aws:PrincipalOrgID': { Ref: 'OrganizationId' },
    });
  });

  it('is the same in Terraform', () => {
    const text = terraformModule(defaultCollectors, { roleName: 'reader' });
    const [, json] = /policy = jsonencode\((\{[\s\S]*?\n {2}\})\)/.exec(text)!;
    expect(
      JSON.parse(
        json.replaceAll(
          '${data.aws_partition.current.partition}',
          '{partition}',
        ),
      ),
    ).toEqual(policy);
    expect(text).toContain('"sts:ExternalId"     = var.external_id');
  });
});
