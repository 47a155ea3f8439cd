/** What can be seen of the candidate's code at a glance, in the middle of a conversation: no syntax tree, nothing is run. */
import type { CodeLanguage } from '../../../ports/runner.ts';
import type { Task } from '../../tasks/task.ts';
import { glanceAt } from '../glance.ts';

export interface CodeLook {
  /** `given`: nothing but what the task began with. */
  readonly stage: 'given' | 'written';
  /** From 1: where a loop begins inside another. */
  readonly nestedLoopLine: number | null;
  /** A function that calls itself. */
  readonly recursive: string | null;
}

interface Line {
  /** From 1. */
  readonly line: number;
  readonly indent: number;
  readonly text: string;
}

/** Comments and texts, which are no code. Each is closed by the end of the line or the text as well, so that nothing is read twice. */
const ASIDE: Readonly<Record<CodeLanguage, RegExp>> = {
  python: /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|'[^'\\\n]*(?:\\.[^'\\\n]*)*'?|#[^\n]*/g,
  javascript: /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|'[^'\\\n]*(?:\\.[^'\\\n]*)*'?|`[^`\\]*(?:\\[\s\S][^`\\]*)*`?/g,
};
const LOOP: Readonly<Record<CodeLanguage, RegExp>> = {
  python: /^(?:async )?(?:for|while)\b/,
  javascript: /^(?:\}\s*)?(?:for|while|do)\b|\.(?:forEach|map|filter|reduce|some|every|find)\(.*(?:=>|function)/,
};
const FUNCTION: Readonly<Record<CodeLanguage, RegExp>> = {
  python: /^(?:async )?def\s+(\w+)/,
  javascript: /^(?:(?:async )?function\s+([\w$]+)|(?:const|let|var)\s+([\w$]+)\s*=\s*(?:async\s*)?(?:function\b|.*=>))/,
};
/** Lines that say nothing yet: heads, `pass`, the throw of a start that was given. */
const SILENT = /^(?:(?:def|function|class|pass|throw new Error|raise NotImplementedError|import|from)\b|return;?$|[{}.\s;]*$)/;

export function lookAt(code: string, language: CodeLanguage, task: Task): CodeLook {
  const isGiven = code.replace(/\s+/g, '') === task.code[language].initial.replace(/\s+/g, '');
  const lines = linesOf(code, language);
  if (isGiven || lines.every(({ text }) => SILENT.test(text))) return { stage: 'given', nestedLoopLine: null, recursive: null };
  return { stage: 'written', nestedLoopLine: nestedLoopLine(lines, language), recursive: recursive(lines, language) };
}

function linesOf(code: string, language: CodeLanguage): readonly Line[] {
  const plain = glanceAt(code).replace(ASIDE[language], (aside) => aside.replace(/[^\n]+/g, ''));
  return plain.split('\n').flatMap((raw, index) => {
    const text = raw.trim();
    const indent = raw.slice(0, raw.length - raw.trimStart().length).replaceAll('\t', '    ').length;
    return text === '' ? [] : [{ line: index + 1, indent, text }];
  });
}

function nestedLoopLine(lines: readonly Line[], language: CodeLanguage): number | null {
  const open: number[] = [];
  for (const { line, indent, text } of lines) {
    while ((open.at(-1) ?? -1) >= indent) open.pop();
    if (!LOOP[language].test(text)) continue;
    if (open.length > 0) return line;
    open.push(indent);
  }
  return null;
}

function recursive(lines: readonly Line[], language: CodeLanguage): string | null {
  for (const [index, { indent, text }] of lines.entries()) {
    const [, first, second] = FUNCTION[language].exec(text) ?? [];
    const name = first ?? second;
    if (name === undefined) continue;
    const end = lines.findIndex((other, at) => at > index && other.indent <= indent);
    const call = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}\\s*\\(`);
    if (lines.slice(index + 1, end < 0 ? lines.length : end).some((line) => call.test(line.text))) return name;
  }
  return null;
}
