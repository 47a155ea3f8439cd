/** JSON lines on stderr: a constant message, fields apart. What candidates say is never logged. */
import pino from 'pino';

export type Logger = pino.Logger;

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu;
const TELEPHONE = /(?<![\w.-])\+?\d[\d\s().-]{7,}\d(?![\w-])/g;

/** Masks e-mail addresses and telephone numbers, which may come in by error messages and addresses. */
export function maskPersonal(text: string): string {
  return text
    .replace(EMAIL, '[email]')
    .replace(TELEPHONE, (run) => ((run.match(/\d/g)?.length ?? 0) >= 10 ? '[phone]' : run));
}

export interface LogOptions {
  readonly level: string;
}

/** @param options.level trace, debug, info, warn, error or silent */
export function createLog({ level }: LogOptions): Logger {
  const destination = pino.destination({ fd: 2, sync: true });
  const write = (line: string): void => {
    const masked: unknown = JSON.parse(line, (key, value: unknown) =>
      typeof value === 'string' && key !== 'time' ? maskPersonal(value) : value,
    );
    destination.write(`${JSON.stringify(masked)}\n`);
  };
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, { write });
}
