/** Functions of a source with their length, by its lines: for the chat, which waits for no syntax tree. */
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
