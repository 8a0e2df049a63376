import { grouped, meets, parseQuery, project } from './configQuery';

const item = {
  accountId: '111122223333',
  awsRegion: 'eu-west-1',
  resourceType: 'AWS::Lambda::Function',
  configuration: { lastModified: 'then', environment: { variables: {} } },
  supplementaryConfiguration: { Policy: null },
};

describe('queries of Config', () => {
  it('select paths of what meets every condition', () => {
    const query = parseQuery(
      "SELECT accountId, configuration.lastModified, supplementaryConfiguration, tags WHERE resourceType = 'AWS::Lambda::Function' AND awsRegion IN ('us-east-1', 'eu-west-1')",
    );
    expect(meets(query, item)).toBe(true);
    expect(meets(query, { ...item, awsRegion: 'eu-west-2' })).toBe(false);
    expect(project(query, item)).toEqual({
      accountId: '111122223333',
      configuration: { lastModified: 'then' },
      supplementaryConfiguration: { Policy: null },
    });
  });

  it('count groups', () => {
    const query = parseQuery(
      "SELECT accountId, awsRegion, COUNT(*) WHERE resourceType = 'AWS::Lambda::Function' GROUP BY accountId, awsRegion",
    );
    expect(
      grouped(query, [
        [item, 2],
        [{ ...item, awsRegion: 'us-east-1' }, 1],
      ]),
    ).toEqual([
      { accountId: '111122223333', awsRegion: 'eu-west-1', 'COUNT(*)': 2 },
      { accountId: '111122223333', awsRegion: 'us-east-1', 'COUNT(*)': 1 },
    ]);
  });

  it.each([
    'arn',
    'SELECT *',
    "SELECT arn WHERE accountId LIKE '1%'",
    'SELECT arn WHERE accountId = 1',
    'SELECT arn GROUP BY a, b, c, d',
    'SELECT arn, COUNT(*) GROUP BY configuration.runtime',
  ])('are refused as AWS refuses them: %s', expression => {
    expect(() => parseQuery(expression)).toThrow(
      expect.objectContaining({ code: 'InvalidExpressionException' }),
    );
  });
});
