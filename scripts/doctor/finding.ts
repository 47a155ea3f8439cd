/** What the doctor finds, and how it is printed. */

/** `fail`: no screening interview can run with it. `warn`: something is less than it could be. `hint`: for a person to look at. */
export type Level = 'ok' | 'warn' | 'fail' | 'hint';

export interface Finding {
  readonly section: string;
  readonly level: Level;
  readonly name: string;
  readonly text: string;
}

export type Found = Omit<Finding, 'section'>;

const MARKS: Readonly<Record<Level, string>> = { ok: '✓', warn: '!', fail: '✗', hint: '·' };

export const found = (level: Level, name: string, text: string): Found => ({ level, name, text });

export function formatFinding({ level, name, text }: Found): string {
  return `  ${MARKS[level]} ${name.padEnd(24)} ${text}`;
}

/** Whether a screening interview can run. */
export const canRun = (findings: readonly Found[]): boolean => findings.every(({ level }) => level !== 'fail');
