import ts from 'typescript';

const severity = /^(CRITICAL|HIGH|MEDIUM|LOW|INFORMATIONAL)$/;

/** A control that answers with one status where it should answer with another, wherever it finds its verdicts. */
const turned = (control, from, verdict) =>
  `((one) => ({ ...one, evaluate: (...given) => { const verdict = one.evaluate(...given); return verdict.status === '${from}' ? ${verdict} : verdict; } }))(${control})`;

const isExported = statement =>
  ts.isVariableStatement(statement) &&
  statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/**
 * What may go wrong in a control: verdicts that are turned round, one or all, a condition that is negated, another severity.
 * Descriptions, remedies and references are left alone.
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
  /** Whether a node stands at the top of the control: its own severity is no verdict. */
  const isDeclared = ({ parent }) =>
    ts.isPropertyAssignment(parent) &&
    ts.isVariableDeclaration(parent.parent.parent.parent);
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
    if (
      ts.isStringLiteral(node) &&
      severity.test(node.text) &&
      !isDeclared(node)
    )
      add(node, node.text === 'LOW' ? `'CRITICAL'` : `'LOW'`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const statement of source.statements) {
    if (!isExported(statement)) continue;
    for (const { initializer } of statement.declarationList.declarations) {
      const whole = initializer.getText(source);
      add(initializer, turned(whole, 'PASSED', FAILED));
      add(initializer, turned(whole, 'FAILED', PASSED));
    }
  }
  return mutants;
}

/** The file with one of its mutants. */
export function mutated(text, { start, end, replacement }) {
  return text.slice(0, start) + replacement + text.slice(end);
}
