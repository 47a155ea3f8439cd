/** What can be said against a statement or an expression of JavaScript from its form alone. */
import type { AnyNode, Expression, ForStatement, Program } from 'acorn';
import type { CodeIssue } from '../../ports/runner.ts';
import { blocksOf, childrenOf, endOf, lineOf } from './tree.ts';

const ENDS: ReadonlySet<string> = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement']);
/** Nodes of a copy, at least; statements of one, at most. */
const SMALLEST_COPY = 18;
const LONGEST_COPY = 4;

const issue = (rule: CodeIssue['rule'], node: AnyNode, detail = ''): CodeIssue => ({ rule, line: lineOf(node), detail });
const isTruth = (node: AnyNode | null | undefined): boolean => node?.type === 'Literal' && typeof node.value === 'boolean';
const isNull = (node: AnyNode): boolean => node.type === 'Literal' && node.raw === 'null';

export function statementIssues(node: AnyNode): CodeIssue[] {
  const found: CodeIssue[] = [];
  for (const block of blocksOf(node)) {
    block.forEach((statement, index) => {
      const before = block[index - 1];
      if (before === undefined) return;
      if (ENDS.has(before.type) && statement.type !== 'FunctionDeclaration') found.push(issue('unreachable', statement));
      if (endOf(before) === lineOf(statement) && statement.type !== 'EmptyStatement' && node.type !== 'SwitchCase') found.push(issue('several-statements', statement));
    });
  }
  if (node.type === 'VariableDeclaration' && node.kind === 'var') found.push(issue('var', node));
  if (node.type === 'CatchClause' && node.body.body.length === 0) found.push(issue('swallowed-error', node));
  if (node.type === 'ForStatement') found.push(...indexLoop(node));
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'eval') found.push(issue('eval', node, 'eval'));
  if (node.type === 'NewExpression' && node.callee.type === 'Identifier') {
    if (node.callee.name === 'Function') found.push(issue('eval', node, 'Function'));
    if ((node.callee.name === 'Object' || node.callee.name === 'Array') && node.arguments.length === 0) found.push(issue('constructor-for-literal', node, node.callee.name));
  }
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'console') found.push(issue('debug-output', node));
  return found;
}

export function conditionIssues(node: AnyNode): CodeIssue[] {
  const found: CodeIssue[] = [];
  if (node.type === 'BinaryExpression') {
    const { operator, left, right } = node;
    if ((operator === '==' || operator === '!=') && !isNull(left) && !isNull(right)) found.push(issue('loose-equality', node));
    if (/^[!=]==?$/u.test(operator) && (isTruth(left) || isTruth(right))) found.push(issue('bool-equality', node));
  }
  if (node.type === 'IfStatement') {
    if (node.test.type === 'Literal') found.push(issue('constant-condition', node));
    const returned = (part: AnyNode | null | undefined): Expression | null | undefined => {
      const only = part?.type === 'BlockStatement' && part.body.length === 1 ? part.body[0] : part;
      return only?.type === 'ReturnStatement' ? only.argument : null;
    };
    if (isTruth(returned(node.consequent)) && isTruth(returned(node.alternate))) found.push(issue('bool-return', node));
  }
  if ((node.type === 'IfStatement' || node.type === 'WhileStatement') && node.test.type === 'AssignmentExpression') found.push(issue('assignment-as-condition', node));
  return found;
}

/** for (let i = 0; i < list.length; i++), where i is only good for list[i]. */
function indexLoop({ init, test, update, body, ...node }: ForStatement): CodeIssue[] {
  const declared = init?.type === 'VariableDeclaration' && init.declarations.length === 1 ? init.declarations[0] : undefined;
  if (declared?.id.type !== 'Identifier' || declared.init?.type !== 'Literal' || declared.init.value !== 0) return [];
  const { name } = declared.id;
  const isIt = (other: AnyNode | undefined): boolean => other?.type === 'Identifier' && other.name === name;
  if (test?.type !== 'BinaryExpression' || test.operator !== '<' || !isIt(test.left) || test.right.type !== 'MemberExpression') return [];
  const steps = update?.type === 'UpdateExpression' ? isIt(update.argument) : update?.type === 'AssignmentExpression' && isIt(update.left) && update.operator === '+=' && update.right.type === 'Literal' && update.right.value === 1;
  if (!steps || test.right.computed || test.right.property.type !== 'Identifier' || test.right.property.name !== 'length') return [];
  const list = shapeOf(test.right.object, true).text;
  let [uses, items] = [0, 0];
  const go = (inner: AnyNode, parent: AnyNode): void => {
    if (isIt(inner)) {
      uses++;
      if (parent.type === 'MemberExpression' && parent.computed && parent.property === inner && shapeOf(parent.object, true).text === list) items++;
    }
    // A place that is written to needs its index.
    if (inner.type === 'AssignmentExpression' && inner.left.type === 'MemberExpression') items -= 1;
    for (const child of childrenOf(inner)) go(child, inner);
  };
  go(body, body);
  return uses > 0 && uses === items ? [{ rule: 'index-loop', line: lineOf(node), detail: name.slice(0, 100) }] : [];
}

interface Shape {
  readonly text: string;
  readonly size: number;
}

/** The tree as text, without the names of variables unless asked for. */
function shapeOf(node: AnyNode, withNames = false): Shape {
  if (node.type === 'Identifier') return { text: withNames ? node.name : '_', size: 1 };
  if (node.type === 'Literal') return { text: node.raw ?? '', size: 1 };
  const own = 'operator' in node ? node.operator : 'kind' in node ? node.kind : '';
  if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
    const object = shapeOf(node.object, withNames);
    return { text: `${object.text}.${node.property.name}`, size: object.size + 2 };
  }
  const parts = childrenOf(node).map((child) => shapeOf(child, withNames));
  return { text: `(${node.type}${own} ${parts.map(({ text }) => text).join(' ')})`, size: 1 + parts.reduce((sum, { size }) => sum + size, 0) };
}

/** Rows of statements that say the same as others, but for the names of variables. */
export function copiesIn(tree: Program): CodeIssue[] {
  const seen = new Map<string, { readonly line: number; readonly end: number }>();
  const told = new Set<number>();
  const found: CodeIssue[] = [];
  const linesFrom = (line: number, end: number): number[] => Array.from({ length: end - line + 1 }, (_, index) => line + index);
  const lookAt = (block: readonly AnyNode[]): void => {
    const shapes = block.map((statement) => shapeOf(statement));
    for (let start = 0; start < block.length; start++) {
      for (let count = Math.min(LONGEST_COPY, block.length - start); count > 0; count--) {
        const [first, last] = [block[start], block[start + count - 1]];
        const part = shapes.slice(start, start + count);
        if (first === undefined || last === undefined || part.reduce((sum, { size }) => sum + size, 0) < SMALLEST_COPY) break;
        const [line, end] = [lineOf(first), endOf(last)];
        const text = part.map((shape) => shape.text).join('\n');
        const earlier = seen.get(text) ?? { line, end };
        seen.set(text, earlier);
        const isApart = earlier.end < line || end < earlier.line;
        if (!isApart || linesFrom(line, end).some((each) => told.has(each))) continue;
        for (const each of linesFrom(line, end)) told.add(each);
        found.push({ rule: 'repeated', line: Math.max(line, earlier.line), detail: String(Math.min(line, earlier.line)) });
      }
    }
  };
  const go = (node: AnyNode): void => {
    blocksOf(node).forEach(lookAt);
    childrenOf(node).forEach(go);
  };
  go(tree);
  return found;
}
