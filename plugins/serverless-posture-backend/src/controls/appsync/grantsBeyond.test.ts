import { statementsOf } from '../policy/grants';
import { grantsBeyond } from './grantsBeyond';

const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:price';

function beyond(statements: object[], targets: string[] | null) {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: statements,
  });
  return grantsBeyond(
    statementsOf([{ arn: null, name: 'p', document }]),
    targets,
  ).map(({ statement }) => statement.index);
}

const allow = (Resource: string | string[], Action = 'dynamodb:GetItem') => ({
  Effect: 'Allow',
  Action,
  Resource,
});

it.each<[string, string | string[], string[], boolean]>([
  ['the target', TABLE, [TABLE], false],
  ['its indexes', [TABLE, `${TABLE}/index/*`], [TABLE], false],
  ['another table', `${TABLE}-archive`, [TABLE], true],
  ['tables that begin alike', `${TABLE}*`, [TABLE], true],
  ['one of several', [TABLE, FUNCTION], [TABLE, FUNCTION], false],
  ['the qualifiers of a function', `${FUNCTION}:*`, [FUNCTION], false],
  ['the function of a qualified target', FUNCTION, [`${FUNCTION}:live`], false],
  ['a key', 'arn:aws:kms:eu-west-1:111122223333:key/1', [TABLE], false],
])('judges a grant on %s', (_, resource, targets, isBeyond) => {
  expect(beyond([allow(resource)], targets)).toEqual(isBeyond ? [0] : []);
});

it('leaves out what is denied, and everything where targets are not known', () => {
  const other = `${TABLE}-archive`;
  expect(
    beyond(
      [allow(other), { Effect: 'Deny', Action: '*', Resource: other }],
      [TABLE],
    ),
  ).toEqual([]);
  expect(beyond([allow(other)], null)).toEqual([]);
});

it('takes NotResource for more than the target', () => {
  expect(
    beyond(
      [{ Effect: 'Allow', Action: 'dynamodb:GetItem', NotResource: TABLE }],
      [TABLE],
    ),
  ).toEqual([0]);
});
