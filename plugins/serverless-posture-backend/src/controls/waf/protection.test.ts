import fc from 'fast-check';
import { WafStatement } from 'backstage-plugin-serverless-posture-node';
import { leavesOf } from './leaves';

const uri = { part: 'UriPath', oversize: null };
const sqli: WafStatement = { kind: 'sqli', field: uri };
const geo: WafStatement = { kind: 'geo' };
const not = (statement: WafStatement): WafStatement => ({
  kind: 'not',
  statement,
});
const all = (...statements: WafStatement[]): WafStatement => ({
  kind: 'and',
  statements,
});
const any = (...statements: WafStatement[]): WafStatement => ({
  kind: 'or',
  statements,
});

describe('leavesOf', () => {
  it.each<[string, WafStatement, object]>([
    ['alone', sqli, { isNegated: false, isNarrowed: false }],
    ['in any', any(sqli, geo), { isNegated: false, isNarrowed: false }],
    ['in all', all(sqli, geo), { isNegated: false, isNarrowed: true }],
    ['below not', not(sqli), { isNegated: true, isNarrowed: false }],
    ['below two', not(not(sqli)), { isNegated: false, isNarrowed: false }],
    [
      'in any below not, which asks for all',
      not(any(not(sqli), geo)),
      { isNegated: false, isNarrowed: true },
    ],
    [
      'in all below not, which asks for any',
      not(all(not(sqli), geo)),
      { isNegated: false, isNarrowed: false },
    ],
  ])('tells how a condition stands %s', (_, statement, expected) => {
    expect(
      leavesOf(statement).find(leaf => leaf.statement.kind === 'sqli'),
    ).toMatchObject(expected);
  });

  it('takes what scopes a rate down for no condition', () => {
    const rate: WafStatement = {
      kind: 'rate',
      limit: 100,
      window: 60,
      aggregate: 'IP',
      fallback: null,
      scopeDown: sqli,
    };
    expect(leavesOf(rate).map(({ statement }) => statement.kind)).toEqual([
      'rate',
    ]);
  });

  /** Whether a statement matches a request that meets exactly these kinds of conditions. */
  const matches = (statement: WafStatement, met: Set<string>): boolean => {
    switch (statement.kind) {
      case 'and':
        return statement.statements.every(inner => matches(inner, met));
      case 'or':
        return statement.statements.some(inner => matches(inner, met));
      case 'not':
        return !matches(statement.statement, met);
      default:
        return met.has(statement.kind);
    }
  };

  const { tree } = fc.letrec<{ tree: WafStatement }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<WafStatement>(sqli, geo, { kind: 'label', key: 'a' }),
      fc
        .array(tie('tree'), { minLength: 1, maxLength: 3 })
        .map(list => all(...list)),
      fc
        .array(tie('tree'), { minLength: 1, maxLength: 3 })
        .map(list => any(...list)),
      tie('tree').map(not),
    ),
  }));

  it('calls nothing a full condition that a request can meet without being matched', () => {
    fc.assert(
      fc.property(tree, fc.subarray(['geo', 'label']), (statement, others) => {
        const isFull = leavesOf(statement).some(
          leaf =>
            leaf.statement.kind === 'sqli' &&
            !leaf.isNegated &&
            !leaf.isNarrowed,
        );
        const isMatched = matches(statement, new Set(['sqli', ...others]));
        expect(isFull && !isMatched).toBe(false);
      }),
    );
  });
});
