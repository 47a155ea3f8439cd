/** What can be seen of the candidate's code without running it. */
import type { CodeLanguage } from '../../../ports/runner.ts';
import type { Task } from '../../tasks/task.ts';
import { readSource, type CodeLine, type Source } from '../style/source.ts';
import { functionsOf, textOf } from '../style/structure.ts';

export interface CodeLook {
  /** `given`: nothing but what the task began with. */
  readonly stage: 'given' | 'written';
  /** From 1: where a loop begins inside another. */
  readonly nestedLoopLine: number | null;
  /** A function that calls itself. */
  readonly recursive: string | null;
}

/** Code of more lines is not looked at any closer. */
const LINES_READ = 400;
const LOOP: Readonly<Record<CodeLanguage, RegExp>> = {
  python: /^(?:async )?(?:for|while)\b/,
  javascript: /^(?:\} )?(?:for|while|do)\b|\. (?:forEach|map|filter|reduce|some|every|find) \(.*(?:=>|function)/,
};
/** Lines that say nothing yet: heads, doc texts, `pass`, the throw of a start that was given. */
const SILENT = /^(?:(?:def|function|class|pass|throw new Error|raise NotImplementedError|import|from)\b|return ?;?$|[rf]?["'`])|^[{}.\s;]*$/;

export function lookAt(code: string, language: CodeLanguage, task: Task): CodeLook {
  const isGiven = code.replace(/\s+/g, '') === task.code[language].initial.replace(/\s+/g, '');
  const source = readSource(code, language);
  if (isGiven || source.lines.every((line) => SILENT.test(textOf(line)))) return { stage: 'given', nestedLoopLine: null, recursive: null };
  return { stage: 'written', nestedLoopLine: nestedLoopLine(source), recursive: recursive(source) };
}

function nestedLoopLine({ lines, language }: Source): number | null {
  const open: number[] = [];
  for (const line of lines.slice(0, LINES_READ)) {
    while ((open.at(-1) ?? -1) >= line.indent) open.pop();
    if (!LOOP[language].test(textOf(line))) continue;
    if (open.length > 0) return line.line;
    open.push(line.indent);
  }
  return null;
}

function recursive(source: Source): string | null {
  const lines = source.lines.slice(0, LINES_READ);
  for (const { name, line, length } of functionsOf({ ...source, lines })) {
    const head = lines.findIndex((candidate) => candidate.line === line);
    const calls = ({ tokens }: CodeLine): boolean => tokens.some(({ kind, text }, at) => kind === 'name' && text === name && tokens[at + 1]?.text === '(' && tokens[at - 1]?.text !== '.');
    if (name !== '' && lines.slice(head + 1, head + length).some(calls)) return name;
  }
  return null;
}
