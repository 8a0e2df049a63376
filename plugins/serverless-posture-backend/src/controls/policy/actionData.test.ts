import { actionsOf } from './actionData';

describe('actionsOf', () => {
  const find = (service: string, action: string) =>
    actionsOf(service)?.find(({ name }) => name === action);

  it('tells actions that take a resource from those that do not', () => {
    expect(find('dynamodb', 'PutItem')!.resourceTypes).not.toHaveLength(0);
    expect(find('DynamoDB', 'PutItem')!.accessLevel).toBe('Write');
    expect(find('sts', 'GetCallerIdentity')!.resourceTypes).toHaveLength(0);
  });

  it('knows that there are services which it does not know', () => {
    for (const service of ['xyzzy', '', '../dynamodb', '*'])
      expect(actionsOf(service)).toBeUndefined();
  });
});
