/** Running the code of strangers: what the domain asks of the sandbox. Verdicts are made outside of it. */

export type CodeLanguage = 'python' | 'javascript';

/** A JSON value: all that goes into the sandbox and comes out of it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface CallTest {
  readonly id: string;
  /** Arguments of the task's function. */
  readonly args: readonly Json[];
  /** For a run that counts. */
  readonly maxSteps?: number;
}

export interface StdinTest {
  readonly id: string;
  /** What the program reads; the whole program runs once for each test. */
  readonly stdin: string;
  /** For a run that counts. */
  readonly maxSteps?: number;
}

/** Work of an interpreter: functions of its own that were entered and turns of its own loops, the same on every machine. */
export interface Steps {
  /** Making the arguments out of their JSON. */
  readonly before: number;
  /** The call of the function; all of a program. */
  readonly call: number;
  /** Making JSON out of the result. */
  readonly after: number;
}

export interface RunLimits {
  /** For one test; 2,000 by default, 10,000 at most. */
  readonly testMs?: number;
  /** For all tests; 30,000 by default. */
  readonly totalMs?: number;
}

export type CodeJob = {
  readonly language: CodeLanguage;
  readonly code: string;
  readonly limits?: RunLimits;
  /**
   * Counts the interpreter's steps, which costs it about a third of its speed. Time stands still inside but for the
   * looks that are taken at it, so that the same code makes the same steps everywhere.
   */
  readonly countSteps?: boolean;
  /** Leaving the queue or ending the run. */
  readonly signal?: AbortSignal;
} & (
  | { readonly kind: 'calls'; readonly functionName: string; readonly tests: readonly CallTest[] }
  | { readonly kind: 'programs'; readonly tests: readonly StdinTest[] }
);

/** What one test came to. Everything but the times is text of the candidate: hostile until escaped. */
export interface TestRun {
  readonly id: string;
  /** `stopped`: the runner ended it (memory, output, a forbidden call). `not_run`: an earlier test timed out or was stopped. */
  readonly outcome: 'returned' | 'raised' | 'timeout' | 'stopped' | 'not_run';
  /** The returned value as JSON; absent when there was none that JSON can carry. */
  readonly value?: Json;
  /** The value as the language prints it; for programs, what they printed. */
  readonly printed: string;
  /** Why it raised or was stopped, e.g. `IndexError: list index out of range (line 4)`. */
  readonly error: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly elapsedMs: number;
  /** Where they were counted and the code came to an end. */
  readonly steps?: Steps;
}

export interface CodeRun {
  readonly tests: readonly TestRun[];
  /** From the first test to the last, without waiting and warming up. */
  readonly elapsedMs: number;
  /** The most that the interpreter's memory came to. */
  readonly memoryMb: number;
}

/** Where the code does not even parse. */
export interface SyntaxProblem {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What was found in a syntax tree, by rule; `detail` is a name, or a line that is referred to. */
export interface CodeIssue {
  readonly rule:
    | 'unreachable' | 'unused' | 'repeated' | 'commented-out' | 'constant-condition' | 'debug-output' | 'several-statements' | 'bool-return' | 'bool-equality' | 'index-loop'
    | 'eval' | 'swallowed-error'
    // Python
    | 'none-equality' | 'type-equality' | 'negated-test' | 'bare-except' | 'mutable-default' | 'global' | 'shadows-builtin' | 'named-lambda'
    // JavaScript
    | 'var' | 'loose-equality' | 'implicit-global' | 'never-reassigned' | 'assignment-as-condition' | 'constructor-for-literal';
  /** From 1. */
  readonly line: number;
  readonly detail: string;
}

export interface CodeName {
  readonly name: string;
  readonly kind: 'variable' | 'function' | 'class' | 'parameter' | 'import';
  /** Of its first appearance. */
  readonly line: number;
}

export interface CodeFunction {
  /** Empty for code outside of functions. */
  readonly name: string;
  readonly line: number;
  /** Lines with code, its head included. */
  readonly length: number;
  readonly parameters: number;
  /** The deepest that conditions, loops and the like stand in each other, and where; `else if` chains are one. */
  readonly depth: number;
  readonly depthLine: number;
}

/** The form of a piece of code. Names and details are the candidate's words: hostile until escaped. */
export interface CodeFacts {
  readonly names: readonly CodeName[];
  readonly functions: readonly CodeFunction[];
  readonly issues: readonly CodeIssue[];
  /** How many comments there are. */
  readonly comments: number;
}

export interface RunnerStatus {
  readonly state: 'absent' | 'starting' | 'ready' | 'restarting' | 'failed';
  /** Interpreters with versions, e.g. `CPython 3.14 (Pyodide 314.0.7)`. */
  readonly interpreters: Readonly<Record<CodeLanguage, string>>;
  readonly waiting: number;
  readonly restarts: number;
  /** One line for a person. */
  readonly detail: string | null;
}

export interface CodeRunner {
  status(): RunnerStatus;
  ready(): Promise<void>;
  /** Null when it parses. @throws AppError RUNNER_FAILED, RATE_LIMITED when the queue is full */
  check(language: CodeLanguage, code: string, signal?: AbortSignal): Promise<SyntaxProblem | null>;
  /**
   * Reads the code's syntax tree and runs nothing. Null when it does not parse, or is too complex to be read.
   * @throws as `check`
   */
  read(language: CodeLanguage, code: string, signal?: AbortSignal): Promise<CodeFacts | null>;
  /**
   * Runs the tests in order in one interpreter that nothing was run in before. `onTest` hears of each as it ends.
   * @throws AppError RUNNER_FAILED when the sandbox itself broke down twice, RATE_LIMITED when the queue is full; the
   *   signal's reason when aborted. Whatever the code does is a result, not an error.
   */
  run(job: CodeJob, onTest?: (test: TestRun) => void): Promise<CodeRun>;
  /** Ends the process. */
  close(): Promise<void>;
}
