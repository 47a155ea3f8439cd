/** What the tables of attacks are made of. */
import type { TestRun } from '../../../../src/main/ports/runner.ts';

/** What the attacks look for, and must not find. */
export interface Surroundings {
  /** Of a listener that counts connections. */
  readonly port: number;
  /** A file of the host's with a secret in it. */
  readonly file: string;
}

export interface Attack {
  readonly name: string;
  /** Defines `f`, which takes nothing. */
  readonly code: (around: Surroundings) => string;
  /** How it may end. */
  readonly ends: readonly TestRun['outcome'][];
  /** It could end in several ways, but nothing except its time has been seen to end it. */
  readonly isEndless?: true;
  /** What it comes to: found in the printed value or in the error. */
  readonly says?: RegExp;
}

export const FILE_SECRET = 'secret-of-the-file-5b1f';
export const ENV_SECRET = 'secret-of-the-environment-77c2';
export const TEST_SECRET = 'secret-of-the-next-test-90ad';
