/** What the server, the runner process and its threads say to each other. What comes out of the process is parsed. */
import { z } from 'zod';
import type { CodeFacts, CodeLanguage, Steps } from '../ports/runner.ts';
import { MAX_FACTS } from './limits.ts';

/** To a thread: one interpreter, one submission. */
export type ThreadRequest =
  | { readonly kind: 'check' | 'read'; readonly code: string }
  /** With a function's name the code runs now and the function is kept; without, it is a program for later. */
  | { readonly kind: 'load'; readonly code: string; readonly functionName: string | null }
  | { readonly kind: 'call'; readonly argsJson: string; readonly stepLimit?: number }
  | { readonly kind: 'program'; readonly stdin: string; readonly stepLimit?: number };

export type ThreadReply =
  | { readonly kind: 'ready'; readonly version: string }
  /** `text` is the harness's JSON. `endedBy`: the interpreter is not to be used any more, and why. */
  | { readonly kind: 'reply'; readonly text: string | null; readonly endedBy: string | null; readonly elapsedMs: number; readonly steps: Steps | null };

export interface RunRequest {
  readonly kind: 'run';
  readonly id: number;
  readonly language: CodeLanguage;
  readonly code: string;
  /** Null for programs. */
  readonly functionName: string | null;
  /** `input`: JSON of the arguments, or what the program reads. */
  readonly tests: readonly { readonly id: string; readonly input: string }[];
  readonly testMs: number;
  readonly totalMs: number;
  /** With them an interpreter that counts runs the code; for each test. */
  readonly stepLimits: readonly number[] | null;
}

/** To the process. */
export type ProcessRequest =
  | RunRequest
  | { readonly kind: 'check' | 'read'; readonly id: number; readonly language: CodeLanguage; readonly code: string }
  | { readonly kind: 'abort'; readonly id: number };

const duration = z.number().min(0);
const count = z.int().min(0);
/** Beyond what honest replies hold: values and output have caps of their own. */
const text = z.string().max(2 * 1024 * 1024);

export const testReply = z.object({
  index: z.int().min(0),
  outcome: z.enum(['returned', 'raised', 'timeout', 'stopped', 'not_run']),
  json: text.nullable(),
  printed: text,
  error: text.nullable(),
  stdout: text,
  stderr: text,
  elapsedMs: duration,
  steps: z.object({ before: count, call: count, after: count }).nullable(),
});

const line = z.int().min(1);
const word = z.string().max(100);
export const codeFacts: z.ZodType<CodeFacts> = z.object({
  names: z.array(z.object({ name: word, kind: z.enum(['variable', 'function', 'class', 'parameter', 'import']), line })).max(MAX_FACTS),
  functions: z.array(z.object({ name: word, line, length: count, parameters: count, depth: count, depthLine: line })).max(MAX_FACTS),
  issues: z.array(z.object({
    rule: z.enum([
      'unreachable', 'unused', 'repeated', 'commented-out', 'constant-condition', 'debug-output', 'several-statements', 'bool-return', 'bool-equality',
      'index-loop', 'eval', 'swallowed-error', 'none-equality', 'type-equality', 'negated-test', 'bare-except', 'mutable-default', 'global',
      'shadows-builtin', 'named-lambda', 'var', 'loose-equality', 'implicit-global', 'never-reassigned', 'assignment-as-condition', 'constructor-for-literal',
    ]),
    line, detail: word,
  })).max(MAX_FACTS),
  comments: count,
});

/** From the process. */
export const processReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), python: text, javascript: text }),
  z.object({ kind: z.literal('test'), id: z.int(), test: testReply }),
  z.object({ kind: z.literal('ran'), id: z.int(), elapsedMs: duration, memoryMb: duration }),
  z.object({
    kind: z.literal('checked'), id: z.int(),
    problem: z.object({ line: z.int().min(1), column: z.int().min(1), message: text }).nullable(),
  }),
  z.object({ kind: z.literal('read'), id: z.int(), facts: codeFacts.nullable() }),
  z.object({ kind: z.literal('failed'), id: z.int(), message: text }),
]);

export type TestReply = z.infer<typeof testReply>;
export type ProcessReply = z.infer<typeof processReply>;
