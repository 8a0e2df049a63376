import {
  AnyResource,
  control,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { defaultControls } from './catalogue';
import { AccountInput, evaluateAccount } from './evaluateAccount';

const denied = {
  errorClass: 'denied',
  operation: 'iam:GetAccountAuthorizationDetails',
} as const;

function verdictsOf(
  resources: AnyResource[],
  ids: string[],
  options: Partial<AccountInput> = {},
) {
  const verdicts = evaluateAccount({
    resources,
    controls: defaultControls.filter(({ id }) => ids.includes(id)),
    now: new Date('2026-11-21T00:00:00Z'),
    organization: { accounts: new Set(['111122223333']) },
    ...options,
  });
  return [...verdicts].map(
    ({ resource, control: { id }, verdict, severity }) => ({
      name: resource.name,
      id,
      status: verdict.status,
      severity,
    }),
  );
}

const standIn = (region: string) =>
  iamRole({ $: { arn: 'unlisted', region, unlisted: denied } });

describe('evaluateAccount', () => {
  it('judges each resource by the controls of its type', () => {
    expect(
      verdictsOf([lambdaFunction(), iamRole()], ['lambda-xray-tracing']),
    ).toEqual([
      {
        name: 'checkout',
        id: 'lambda-xray-tracing',
        status: 'PASSED',
        severity: 'LOW',
      },
    ]);
  });

  it('tells an absent resource from an unlisted one', () => {
    const statusWith = (...others: AnyResource[]) =>
      verdictsOf([lambdaFunction(), ...others], ['lambda-role-admin'])[0]
        .status;
    expect(statusWith(iamRole())).toBe('PASSED');
    expect(statusWith()).toBe('PASSED');
    expect(statusWith(standIn('global'))).toBe('NOT_AVAILABLE');
    expect(statusWith(standIn('eu-west-1'))).toBe('NOT_AVAILABLE');
    expect(statusWith(standIn('us-east-1'))).toBe('PASSED');
    expect(statusWith(standIn('global'), iamRole())).toBe('PASSED');
  });

  it('knows nothing of a stand-in', () => {
    const unlisted = lambdaFunction({ $: { unlisted: denied } });
    const verdicts = verdictsOf(
      [unlisted],
      defaultControls.map(({ id }) => id),
    );
    expect(verdicts.length).toBeGreaterThan(5);
    expect(new Set(verdicts.map(({ status }) => status))).toEqual(
      new Set(['NOT_AVAILABLE']),
    );
  });

  it('knows nothing of what may be stale, judged or asked for', () => {
    const staleReason = (type: string) => (resource: AnyResource) =>
      resource.type === type ? denied : undefined;
    for (const type of ['AWS::Lambda::Function', 'AWS::IAM::Role']) {
      const [{ status }] = verdictsOf(
        [lambdaFunction(), iamRole()],
        ['lambda-role-admin'],
        {
          staleReason: staleReason(type),
        },
      );
      expect(status).toBe('NOT_AVAILABLE');
    }
  });

  it('knows no outsider where the accounts could not be listed', () => {
    const policy = JSON.stringify({
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: '444455556666' },
        Action: 'lambda:InvokeFunction',
      },
    });
    const statusWith = (accounts: AccountInput['organization']['accounts']) =>
      verdictsOf(
        [lambdaFunction({ policy })],
        ['lambda-resource-policy-outside-org'],
        {
          organization: { accounts },
        },
      )[0].status;
    expect(statusWith(new Set(['444455556666']))).toBe('PASSED');
    expect(statusWith(new Set())).toBe('FAILED');
    expect(statusWith(denied)).toBe('NOT_AVAILABLE');
  });

  it('takes the lower of the configured and the found severity', () => {
    const judge = (configured: 'HIGH' | 'INFORMATIONAL') => {
      const controls = [
        control({
          ...defaultControls.find(({ id }) => id === 'lambda-xray-tracing')!,
          severity: configured,
          evaluate: () =>
            failed([{ path: 'x', value: 1 }], { severity: 'LOW' }),
        }),
      ];
      return verdictsOf([lambdaFunction()], [], { controls })[0].severity;
    };
    expect(judge('HIGH')).toBe('LOW');
    expect(judge('INFORMATIONAL')).toBe('INFORMATIONAL');
  });

  it('refuses to look up what a control did not declare', () => {
    const controls = [
      control({
        ...defaultControls.find(({ id }) => id === 'lambda-role-admin')!,
        reads: [],
        evaluate: (fn: any, context) => {
          context.resource('AWS::IAM::Role', fn.role);
          return passed();
        },
      }),
    ];
    expect(verdictsOf([lambdaFunction()], [], { controls })[0].status).toBe(
      'NOT_AVAILABLE',
    );
  });
});
