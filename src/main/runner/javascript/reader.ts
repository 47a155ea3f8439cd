/** Facts of JavaScript out of its syntax tree and its comments. Nothing of the code is run. */
import { parse, type AnyNode, type Comment, type Expression, type Node, type Pattern, type Program } from 'acorn';
import type { CodeFacts, CodeFunction, CodeIssue, CodeName } from '../../ports/runner.ts';
import { MAX_FACTS } from '../limits.ts';
import { conditionIssues, copiesIn, statementIssues } from './issues.ts';
import { childrenOf, isControl, isFunction, lineOf, parseCode } from './tree.ts';

const MAX_WORD = 100;

/** Null when it does not parse, or is nested too deeply. */
export function readCode(code: string): CodeFacts | null {
  const comments: Comment[] = [];
  try {
    const tree = parseCode(code, comments);
    const facts = factsOf(code, tree, comments);
    return { ...facts, names: facts.names.slice(0, MAX_FACTS), functions: facts.functions.slice(0, MAX_FACTS), issues: facts.issues.slice(0, MAX_FACTS) };
  } catch {
    return null;
  }
}

interface Known {
  readonly name: CodeName;
  /** A loop's or a pattern's variable may go unused. */
  readonly isLoose: boolean;
  readonly declaredBy: 'var' | 'let' | 'const' | 'other';
  readonly hasValue: boolean;
}

function factsOf(code: string, tree: Program, comments: readonly Comment[]): CodeFacts {
  const known = new Map<string, Known>();
  const reads = new Map<string, number>();
  const writes = new Map<string, number>();
  const functions: CodeFunction[] = [];
  const issues: CodeIssue[] = [];
  const codeLines = linesWithCode(code, comments);
  const assigned: { readonly name: string; readonly line: number }[] = [];

  const declare = (pattern: Pattern, kind: CodeName['kind'], rest: Omit<Known, 'name'>): void => {
    if (pattern.type === 'Identifier') {
      if (!known.has(pattern.name)) known.set(pattern.name, { name: { name: pattern.name.slice(0, MAX_WORD), kind, line: lineOf(pattern) }, ...rest });
    } else if (pattern.type === 'ObjectPattern') {
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') declare(property.argument, kind, { ...rest, isLoose: true });
        else declare(property.value, kind, { ...rest, isLoose: true });
      }
    } else if (pattern.type === 'ArrayPattern') {
      for (const element of pattern.elements) if (element !== null) declare(element, kind, { ...rest, isLoose: true });
    } else if (pattern.type === 'AssignmentPattern') declare(pattern.left, kind, rest);
    else if (pattern.type === 'RestElement') declare(pattern.argument, kind, rest);
  };
  const addFunction = (name: string, node: Node, body: AnyNode, parameters: number): void => {
    const [line, end] = [lineOf(node), node.loc?.end.line ?? lineOf(node)];
    let length = 0;
    for (let at = line; at <= end; at++) if (codeLines.has(at)) length++;
    functions.push({ name: name.slice(0, MAX_WORD), line, length, parameters, ...deepest(body, line) });
  };
  const count = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  const written = (target: Pattern | Expression, isWhole: boolean): void => {
    if (target.type === 'Identifier') {
      count(writes, target.name);
      if (isWhole) assigned.push({ name: target.name, line: lineOf(target) });
    } else if (target.type === 'ArrayPattern') {
      for (const element of target.elements) if (element !== null) written(element, isWhole);
    } else if (target.type === 'ObjectPattern') for (const property of target.properties) written(property.type === 'RestElement' ? property.argument : property.value, isWhole);
  };

  const visit = (node: AnyNode, parent: AnyNode | null): void => {
    issues.push(...statementIssues(node), ...conditionIssues(node));
    if (isFunction(node)) {
      for (const parameter of node.params) declare(parameter, 'parameter', { isLoose: true, declaredBy: 'other', hasValue: true });
      if (node.type === 'FunctionDeclaration' && node.id !== null) declare(node.id, 'function', { isLoose: false, declaredBy: 'other', hasValue: true });
      addFunction(nameOf(node, parent), node, node.body, node.params.length);
    } else if (node.type === 'ClassDeclaration' && node.id !== null) declare(node.id, 'class', { isLoose: false, declaredBy: 'other', hasValue: true });
    else if (node.type === 'VariableDeclaration') {
      const isLoop = parent?.type === 'ForOfStatement' || parent?.type === 'ForInStatement';
      const declaredBy = node.kind === 'var' || node.kind === 'let' || node.kind === 'const' ? node.kind : 'other';
      for (const { id, init } of node.declarations) {
        const kind = init != null && isFunction(init) ? 'function' : 'variable';
        declare(id, kind, { isLoose: isLoop, declaredBy, hasValue: isLoop || init != null });
      }
    } else if (node.type === 'CatchClause' && node.param != null) declare(node.param, 'variable', { isLoose: true, declaredBy: 'other', hasValue: true });
    else if (node.type === 'AssignmentExpression') written(node.left, node.operator === '=');
    else if (node.type === 'UpdateExpression') written(node.argument, false);
    else if (node.type === 'Identifier' && isRead(node, parent)) count(reads, node.name);
    if ((node.type === 'ForOfStatement' || node.type === 'ForInStatement') && node.left.type !== 'VariableDeclaration') written(node.left, true);
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(tree, null);
  const outside = deepest(tree, 1);
  if (outside.depth > 0) functions.push({ name: '', line: 1, length: 0, parameters: 0, ...outside });

  for (const [name, { name: declared, isLoose, declaredBy, hasValue }] of known) {
    const say = (rule: CodeIssue['rule']): void => void issues.push({ rule, line: declared.line, detail: declared.name });
    if (!reads.has(name) && !isLoose && !name.startsWith('_')) say('unused');
    else if (declaredBy === 'let' && hasValue && !writes.has(name)) say('never-reassigned');
  }
  const undeclared = new Set<string>();
  for (const { name, line } of assigned) {
    if (known.has(name) || undeclared.has(name)) continue;
    undeclared.add(name);
    issues.push({ rule: 'implicit-global', line, detail: name.slice(0, MAX_WORD) });
  }
  issues.push(...copiesIn(tree), ...comments.filter(({ value }) => isCode(value)).map((comment): CodeIssue => ({ rule: 'commented-out', line: lineOf(comment), detail: '' })));
  return { names: [...known.values()].map(({ name }) => name), functions, issues: issues.sort((a, b) => a.line - b.line), comments: comments.length };
}

function nameOf(node: AnyNode, parent: AnyNode | null): string {
  if ((node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') && node.id != null) return node.id.name;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if ((parent?.type === 'MethodDefinition' || parent?.type === 'Property') && parent.key.type === 'Identifier') return parent.key.name;
  return '';
}

/** Whether an identifier stands for its value, and is no name of a property, a declaration or the target of a write. */
function isRead(node: AnyNode, parent: AnyNode | null): boolean {
  switch (parent?.type) {
    case 'MemberExpression': return parent.object === node || parent.computed;
    case 'Property': return parent.value === node || parent.computed;
    case 'MethodDefinition': case 'PropertyDefinition': return parent.computed || ('value' in parent && parent.value === node);
    case 'VariableDeclarator': return parent.init === node;
    case 'FunctionDeclaration': case 'FunctionExpression': case 'ClassDeclaration': case 'ClassExpression': return 'superClass' in parent && parent.superClass === node;
    case 'ArrowFunctionExpression': return parent.body === node;
    case 'AssignmentExpression': return parent.right === node;
    case 'AssignmentPattern': return parent.right === node;
    case 'UpdateExpression': case 'LabeledStatement': case 'BreakStatement': case 'ContinueStatement': case 'CatchClause': case 'RestElement': case 'ArrayPattern': return false;
    default: return true;
  }
}

/** The deepest nesting below a node, functions inside of it not counted. */
function deepest(root: AnyNode, line: number): { readonly depth: number; readonly depthLine: number } {
  let [most, depthLine] = [0, line];
  const go = (node: AnyNode, depth: number): void => {
    if (node !== root && isFunction(node)) return;
    const inner = isControl(node) ? depth + 1 : depth;
    if (inner > most) [most, depthLine] = [inner, lineOf(node)];
    for (const child of childrenOf(node)) go(child, node.type === 'IfStatement' && child === node.alternate && child.type === 'IfStatement' ? depth : inner);
  };
  go(root, 0);
  return { depth: most, depthLine };
}

function linesWithCode(code: string, comments: readonly Comment[]): ReadonlySet<number> {
  let from = 0;
  const parts = comments.map(({ start, end }) => {
    const part = code.slice(from, start) + code.slice(start, end).replace(/[^\n]/gu, ' ');
    from = end;
    return part;
  });
  return new Set((parts.join('') + code.slice(from)).split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1])));
}

/** A comment that is a statement which does something. */
function isCode(comment: string): boolean {
  const text = comment.replace(/^[\s*]+/u, '').trim();
  if (!/[;(){}=]/u.test(text)) return false;
  try {
    const [first] = parse(text.endsWith('{') ? `${text}}` : text, { ecmaVersion: 'latest', allowReturnOutsideFunction: true }).body;
    if (first === undefined || first.type === 'BlockStatement' || first.type === 'EmptyStatement' || first.type === 'LabeledStatement') return false;
    return first.type !== 'ExpressionStatement' || ['AssignmentExpression', 'CallExpression', 'UpdateExpression'].includes(first.expression.type);
  } catch {
    return false;
  }
}

