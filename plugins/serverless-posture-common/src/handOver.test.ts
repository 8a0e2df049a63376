import type { Finding } from './schema/openapi';
import { findingAsMarkdown, findingsAsMarkdown } from './handOver';

const finding: Finding = {
  id: 'f1',
  status: 'FAILED',
  severity: 'HIGH',
  source: 'POSTURE',
  controlId: 'lambda-role',
  title: 'Roles name *actions*',
  resource: {
    id: 'r1',
    arn: 'arn:aws:lambda:eu-west-1:111111111111:function:pay',
    type: 'AWS::Lambda::Function',
    name: 'pay_[handler](evil)`x`',
    accountId: '111111111111',
    accountName: 'prod',
    region: 'eu-west-1',
  },
  evidence: [{ path: 'Action', value: 'dynamodb:*' }],
  workflow: 'NEW',
  stale: false,
  firstSeenAt: '2026-11-01T12:00:00.000Z',
  updatedAt: '2026-11-01T12:00:00.000Z',
};
const linkTo = ({ id }: Finding) => `https://backstage/posture?finding=${id}`;

describe('findingsAsMarkdown', () => {
  it('lists findings with links, and lets no name be markup', () => {
    expect(findingsAsMarkdown([finding], { linkTo })).toBe(
      [
        '### 1 finding',
        '',
        '- **HIGH** [Roles name \\*actions\\*](<https://backstage/posture?finding=f1>) · ``pay_[handler](evil)`x` `` in prod (111111111111), eu-west-1 · unowned · since 2026-11-01',
      ]
        .join('\n')
        .replace('``pay', '`` pay'),
    );
  });

  it('says how many there are beyond those that it lists', () => {
    const listLink = 'https://backstage/posture?severity=HIGH';
    const markdown = findingsAsMarkdown([finding], {
      linkTo,
      totalCount: 41,
      listLink,
    });
    expect(markdown).toContain(`### [41 findings](<${listLink}>)`);
    expect(markdown).toContain(`- … and [40 more](<${listLink}>)`);
  });
});

describe('findingAsMarkdown', () => {
  it('tells where it is, on what it rests and how to fix it', () => {
    const markdown = findingAsMarkdown(
      {
        finding: { ...finding, ownerRef: 'group:default/payments' },
        remedy: { summary: 'Name the actions.', cli: 'aws iam\n```' },
      },
      'https://backstage/f1 <x>',
    );
    expect(markdown.split('\n')).toEqual([
      '### [HIGH: Roles name \\*actions\\*](<https://backstage/f1%20%3Cx%3E>)',
      '',
      '- Resource: `arn:aws:lambda:eu-west-1:111111111111:function:pay`',
      '- Account: prod (111111111111), eu-west-1',
      '- Owner: group:default/payments',
      '- First seen: 2026-11-01',
      '- Evidence: `Action: "dynamodb:*"`',
      '',
      '**How to fix:** Name the actions.',
      '',
      '````',
      'aws iam',
      '```',
      '````',
    ]);
  });
});
