/** Walking a syntax tree of JavaScript. */
import { parse, type AnyNode, type ArrowFunctionExpression, type Comment, type FunctionDeclaration, type FunctionExpression, type Node, type Program } from 'acorn';

/** @throws SyntaxError, or RangeError when it is nested too deeply */
export const parseCode = (code: string, comments: Comment[]): Program =>
  parse(code, { ecmaVersion: 'latest', sourceType: 'script', locations: true, onComment: comments });

export const lineOf = ({ loc }: { readonly loc?: Node['loc'] }): number => loc?.start.line ?? 1;
export const endOf = ({ loc }: { readonly loc?: Node['loc'] }): number => loc?.end.line ?? 1;

const isNode = (value: unknown): value is AnyNode => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Nodes inside of a node, in their order in the text. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  return Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));
}

export const isFunction = (node: AnyNode): node is FunctionDeclaration | FunctionExpression | ArrowFunctionExpression =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

const CONTROL: ReadonlySet<string> = new Set(['IfStatement', 'ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement', 'DoWhileStatement', 'SwitchStatement', 'TryStatement']);
export const isControl = ({ type }: AnyNode): boolean => CONTROL.has(type);

/** Rows of statements of which a node is made. */
export function blocksOf(node: AnyNode): readonly (readonly AnyNode[])[] {
  if (node.type === 'Program' || node.type === 'BlockStatement' || node.type === 'StaticBlock') return [node.body];
  return node.type === 'SwitchCase' ? [node.consequent] : [];
}
