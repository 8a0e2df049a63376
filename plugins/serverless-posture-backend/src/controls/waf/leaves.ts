import { WafStatement } from 'backstage-plugin-serverless-posture-node';

/** One condition of a rule's statement, with how it stands there. */
export interface Leaf {
  statement: Exclude<WafStatement, { kind: 'and' | 'or' | 'not' }>;
  /** Whether the rule matches requests that do not meet it. */
  isNegated: boolean;
  /** Whether further conditions must be met, so that the rule does not match all that meet this one. */
  isNarrowed: boolean;
}

/**
 * The conditions of a statement: `and` and `or` swap their roles below a `not`. What scopes a rate or a rule group down is
 * no condition that matches by itself, and is not among them.
 */
export function leavesOf(
  statement: WafStatement,
  isNegated = false,
  isNarrowed = false,
): Leaf[] {
  switch (statement.kind) {
    case 'and':
    case 'or': {
      const all = (statement.kind === 'and') !== isNegated;
      return statement.statements.flatMap(inner =>
        leavesOf(
          inner,
          isNegated,
          isNarrowed || (all && statement.statements.length > 1),
        ),
      );
    }
    case 'not':
      return leavesOf(statement.statement, !isNegated, isNarrowed);
    default:
      return [{ statement, isNegated, isNarrowed }];
  }
}
