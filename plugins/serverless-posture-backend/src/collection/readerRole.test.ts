import { parse } from 'yaml';
import { defaultCollectors } from './collectors';
import {
  inPartition,
  managedPolicies,
  readerPolicy,
  sessionPolicy,
} from './readerRole';
import { cloudFormationTemplate, terraformModule } from './roleTemplates';
import { writerPolicy } from './writerRole';

const policy = readerPolicy(defaultCollectors);
const allowed = policy.Statement.filter(
  ({ Effect }) => Effect === 'Allow',
).flatMap(({ Action }) => Action);

describe('the writer role', () => {
  it('may write to findings, and nothing else', () => {
    expect(writerPolicy().Statement).toEqual([
      {
        Sid: 'WriteDecisions',
        Effect: 'Allow',
        Action: ['securityhub:BatchUpdateFindings', 'securityhub:GetFindings'],
        Resource: ['*'],
      },
    ]);
    expect(allowed.filter(action => /BatchUpdate/.test(action))).toEqual([]);
    const template = {
      kind: 'writer',
      roleName: 'writer',
      policy: writerPolicy(),
    } as const;
    const { Resources } = parse(cloudFormationTemplate(template));
    expect(Object.keys(Resources)).toEqual(['WriterRole', 'WritePolicy1']);
    expect(terraformModule(template)).toContain(
      'resource "aws_iam_role" "writer"',
    );
  });
});

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
    const uncovered = allowed.filter(
      action =>
        !narrowed.some((pattern: string) =>
          pattern.endsWith('*')
            ? action.startsWith(pattern.slice(0, -1))
            : action === pattern,
        ),
    );
    expect(uncovered).toEqual([]);
    expect(
      narrowed.filter((pattern: string) => /^\*|:\*$/.test(pattern)),
    ).toEqual([]);
  });

  it('is narrowed by action and resource where that fits', () => {
    const text = sessionPolicy(defaultCollectors.slice(0, 1), 'aws')!;
    expect(JSON.parse(text).Statement.length).toBeGreaterThan(1);
    expect(text).toContain('arn:aws:lambda:*:*:function:*');
  });

  it('fits into the managed policies of a role', () => {
    const documents = managedPolicies(policy);
    expect(documents.flatMap(({ Statement }) => Statement)).toEqual(
      policy.Statement,
    );
    expect(documents.length).toBeLessThanOrEqual(10);
    for (const document of documents) {
      const text = JSON.stringify(inPartition(document, 'aws-us-gov'));
      expect(text.length).toBeLessThanOrEqual(6144);
    }
  });

  it('is the same in CloudFormation', () => {
    const { Resources } = parse(
      cloudFormationTemplate({ kind: 'reader', roleName: 'reader', policy }),
    );
    const { ManagedPolicyArns, AssumeRolePolicyDocument, RoleName } =
      Resources.ReaderRole.Properties;
    const statements = ManagedPolicyArns.flatMap(
      ({ Ref }: { Ref: string }) =>
        Resources[Ref].Properties.PolicyDocument.Statement,
    );
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
    const text = terraformModule({
      kind: 'reader',
      roleName: 'reader',
      policy,
    });
    const [, json] = /policies = (\[[\s\S]*?\n {2}\])/.exec(text)!;
    const documents = JSON.parse(
      json
        .replaceAll('${data.aws_partition.current.partition}', '{partition}')
        .replace(/,\s*\]$/, ']'),
    );
    expect(documents).toEqual(managedPolicies(policy));
    expect(text).toContain('"sts:ExternalId"     = var.external_id');
  });
});
