import ts from 'typescript';

/**
 * What may go wrong in a control: a verdict that is turned round, a condition that is negated. Descriptions, remedies and
 * references are left alone.
 *
 * @param {string} text - a file of a control
 * @returns {{start: number, end: number, line: number, from: string, to: string}[]} one change each
 */
export function mutantsOf(text) {
  const source = ts.createSourceFile(
    'control.ts',
    text,
    ts.ScriptTarget.Latest,
    true,
  );
  const mutants = [];
  const add = (node, to) => {
    const start = node.getStart(source);
    mutants.push({
      start,
      end: node.getEnd(),
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      from: node.getText(source).replace(/\s+/g, ' ').slice(0, 60),
      to: to.replace(/\s+/g, ' ').slice(0, 60),
    });
    mutants.at(-1).replacement = to;
  };
  const FAILED = `({ status: 'FAILED', evidence: [{ path: 'mutant', value: null }] } as any)`;
  const PASSED = `({ status: 'PASSED' } as any)`;
  const visit = node => {
    const name = node.name?.getText(source);
    if (
      ts.isPropertyAssignment(node) &&
      /^(remedy|description|references|parameters)$/.test(name)
    )
      return;
    if (ts.isMethodDeclaration(node) && name === 'remedy') return;
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText(source);
      if (callee === 'passed' || callee === 'notApplicable') add(node, FAILED);
      if (callee === 'failed' || callee === 'notAvailable') add(node, PASSED);
    }
    const condition =
      (ts.isIfStatement(node) && node.expression) ||
      (ts.isConditionalExpression(node) && node.condition);
    if (condition) add(condition, `!(${condition.getText(source)})`);
    if (
      ts.isBinaryExpression(node) &&
      /^(&&|\|\|)$/.test(node.operatorToken.getText(source))
    ) {
      const other =
        node.operatorToken.kind === ts.SyntaxKind.BarBarToken ? '&&' : '||';
      add(
        node,
        `((${node.left.getText(source)}) ${other} (${node.right.getText(
          source,
        )}))`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** The file with one of its mutants. */
export function mutated(text, { start, end, replacement }) {
  return text.slice(0, start) + replacement + text.slice(end);
}
