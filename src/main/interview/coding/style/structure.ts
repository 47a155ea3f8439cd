/** Functions of a source with their length, and how deep blocks of control stand in each other. */
import type { CodeLine, Source } from './source.ts';

export interface FunctionShape {
  readonly name: string;
  readonly line: number;
  /** Lines with code, its head included. */
  readonly length: number;
}

const HEAD: Readonly<Record<Source['language'], RegExp>> = {
  python: /^(?:async )?def /,
  javascript: /^(?:export )?(?:async )?function\b|^(?:const|let|var) [\p{L}_$][\p{L}\p{N}_$]* = (?:async )?(?:function\b|\(.*=>|[\p{L}_$]+ =>)|^(?:static |async |get |set )*(?!if\b|for\b|while\b|switch\b|catch\b)[\p{L}_$#][\p{L}\p{N}_$]* \(.*\) \{$/u,
};
const CONTROL: Readonly<Record<Source['language'], RegExp>> = {
  python: /^(?:async )?(?:if|elif|else|for|while|with|try|except|finally|match|case)\b/,
  javascript: /^(?:\} )?(?:if|else|for|while|do|switch|try|catch|finally)\b/,
};

export const textOf = ({ tokens }: CodeLine): string => tokens.map(({ text }) => text).join(' ');

/** Lines that stand deeper than this one, up to the next that does not. */
function bodyOf(lines: readonly CodeLine[], index: number): readonly CodeLine[] {
  const indent = lines[index]?.indent ?? 0;
  const end = lines.findIndex((line, at) => at > index && line.indent <= indent);
  return lines.slice(index + 1, end < 0 ? lines.length : end);
}

export function functionsOf({ lines, language }: Source): readonly FunctionShape[] {
  return lines.flatMap((line, index) => {
    const text = textOf(line);
    if (!HEAD[language].test(text)) return [];
    const name = line.tokens.find(({ kind, text: word }) => kind === 'name' && !/^(?:def|async|function|const|let|var|export|static|get|set)$/.test(word))?.text ?? '';
    return [{ name, line: line.line, length: bodyOf(lines, index).length + 1 }];
  });
}

/** The deepest nesting of loops, conditions and the like, and where it begins; `else if` chains are one step. */
export function deepestNesting({ lines, language }: Source): { readonly depth: number; readonly line: number } {
  let deepest = { depth: 0, line: 1 };
  const open: number[] = [];
  for (const line of lines) {
    while ((open.at(-1) ?? -1) >= line.indent) open.pop();
    if (!CONTROL[language].test(textOf(line))) continue;
    open.push(line.indent);
    if (open.length > deepest.depth) deepest = { depth: open.length, line: line.line };
  }
  return deepest;
}
