import { parseDefinition } from './definition';

const parse = (States: object) =>
  parseDefinition(JSON.stringify({ StartAt: 'A', States }));

describe('parseDefinition', () => {
  it('finds literal secrets at any depth and keeps none', () => {
    const found = parse({
      A: {
        Type: 'Map',
        ItemProcessor: {
          States: {
            B: {
              Type: 'Task',
              Parameters: { Payload: { dbPassword: 'hunter22' } },
            },
          },
        },
      },
    });
    expect(found.secrets).toEqual([
      {
        name: 'States.A.ItemProcessor.States.B.Parameters.Payload.dbPassword',
        secret: 'password',
      },
    ]);
    expect(JSON.stringify(found)).not.toContain('hunter22');
  });

  it.each([
    ['a path', { 'password.$': '$.password' }],
    ['an expression', { password: '{% $states.input.password %}' }],
    [
      'a reference',
      { secretArn: 'arn:aws:secretsmanager:eu-west-1:1:secret:db' },
    ],
  ])('takes %s for no secret', (_, Parameters) => {
    expect(parse({ A: { Parameters } }).secrets).toEqual([]);
  });

  it('finds a token inside an expression by its form', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    expect(
      parse({ A: { Arguments: { value: `{% 'Bearer ' & '${token}' %}` } } })
        .secrets,
    ).toMatchObject([{ secret: 'github-token' }]);
  });

  it.each([
    ['https', 'ApiEndpoint', 'https://api.example.com/v1'],
    ['http', 'ApiEndpoint', 'HTTP://api.example.com/v1'],
    ['runtime', 'ApiEndpoint.$', '$.endpoint'],
    ['https', 'ApiEndpoint.$', "States.Format('https://a.example/{}', $.id)"],
    ['http', 'ApiEndpoint', '{% "http://a.example/" & $id %}'],
    ['runtime', 'ApiEndpoint', '{% $base & "/https://" %}'],
  ])('reads the scheme %s of %s %s', (scheme, key, value) => {
    const { httpTasks } = parse({
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::http:invoke',
        Parameters: {
          [key]: value,
          Authentication: { ConnectionArn: 'arn:aws:events:…' },
        },
      },
    });
    expect(httpTasks).toEqual([{ state: 'Call', scheme, hasConnection: true }]);
  });

  it('sees a task without a connection', () => {
    const Resource = 'arn:aws-us-gov:states:::http:invoke';
    expect(
      parse({ Call: { Resource, Arguments: { ApiEndpoint: 'https://a' } } })
        .httpTasks,
    ).toMatchObject([{ hasConnection: false }]);
  });

  it.each(['', '[]', '{"States":1}', 'null'])('refuses %j', text => {
    expect(() => parseDefinition(text)).toThrow();
  });
});
