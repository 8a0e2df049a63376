import { isUnknown } from 'backstage-plugin-serverless-posture-node';
import { mayMention, policyText } from './policies';

const statement = (more: object) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', ...more }] });

describe('mayMention', () => {
  it.each([
    [statement({ Action: 'lambda:InvokeFunctionUrl' }), true],
    [
      statement({
        Action: ['lambda:InvokeFunction', 'lambda:invokefunctionurl'],
      }),
      true,
    ],
    [statement({ Action: 'lambda:*' }), true],
    [statement({ Action: 'lambda:Invoke*' }), true],
    [statement({ Action: '*' }), true],
    [statement({ NotAction: 's3:*' }), true],
    [statement({}), true],
    ['no json', true],
    ['null', true],
    [statement({ Action: 'lambda:InvokeFunction' }), false],
    [statement({ Action: 'lambda:GetFunction*' }), false],
    ['{"Statement":{"Action":"lambda:InvokeFunction"}}', false],
  ])('%s', (policy, expected) => {
    expect(mayMention(policy, 'lambda:InvokeFunctionUrl')).toBe(expected);
  });
});

describe('policyText', () => {
  const policy = statement({
    Action: 'execute-api:Invoke',
    Resource: 'execute-api:/*/GET/a b',
  });

  it.each([
    ['plain', policy],
    ['URL-encoded, as IAM sends it', encodeURIComponent(policy)],
    ['escaped, as API Gateway sends it', JSON.stringify(policy).slice(1, -1)],
  ])('%s', (_, text) => {
    expect(JSON.parse(policyText(text, 'x:Y') as string)).toEqual(
      JSON.parse(policy),
    );
  });

  it.each(['', '"text"', '[]', 'null', '{"Statement"', '%7B%'])(
    'does not understand %s',
    text => {
      expect(isUnknown(policyText(text, 'x:Y'))).toBe(true);
    },
  );
});
