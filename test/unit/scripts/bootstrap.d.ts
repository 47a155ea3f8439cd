/** Types of what the tests use of the bootstrap, which is plain JavaScript: it runs before anything is installed. */

declare module '*/bootstrap/packages.mjs' {
  interface Lock {
    readonly packages?: Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>;
  }
  export function toStamp(lockText: string, platform?: string, arch?: string): string;
  export function holdsAll(lock: Lock, installed: Lock): boolean;
  export function packagesState(root: string): 'fresh' | 'missing' | 'stale';
}

declare module '*/bootstrap/build.mjs' {
  export function newestMs(path: string): number;
  export function needsBuild(root: string): boolean;
}

declare module '*/bootstrap/chromium.mjs' {
  export function chromiumPlaces(env: Readonly<Record<string, string | undefined>>, platform: string): string[];
  export function isDebian(osRelease: string): boolean;
}

declare module '*/bootstrap/electron.mjs' {
  export function whyNoWindow(env: Readonly<Record<string, string | undefined>>, platform: string, uid: number): string | null;
  export function electronPath(root: string, env: Readonly<Record<string, string | undefined>>, platform?: string): string | null;
  export function sizeOf(path: string): number;
}

declare module '*/bootstrap/node.mjs' {
  export function checkNode(version: string): void;
  export function isInside(root: string, path: string): boolean;
  export function findOutside(root: string, name: string, path: string): string | null;
}

declare module '*/bootstrap/start.mjs' {
  export function addressIn(line: string): string | null;
  export function isOwnRefusal(stderr: string): boolean;
}

declare module '*/bootstrap/count.mjs' {
  interface Count {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
  }
  interface Report {
    readonly testResults?: readonly {
      readonly status: string;
      readonly name?: string;
      readonly message?: string;
      readonly assertionResults?: readonly { readonly status: string; readonly fullName?: string; readonly failureMessages?: readonly string[] }[];
    }[];
  }
  export function countCheck(code: number): Count;
  export function countVitest(report: Report | null, code: number): Count;
  export function sumCounts(counts: readonly Count[]): Count;
  export function countLine(count: Count): string;
}

declare module '*/bootstrap/tests.mjs' {
  import type { countVitest } from '*/bootstrap/count.mjs';
  export function runEveryTest(
    root: string, node: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>,
  ): Promise<{ readonly code: number; readonly report: Parameters<typeof countVitest>[0] }>;
}

declare module '*/bootstrap/test-report.mjs' {
  interface Report {
    readonly testResults: readonly { readonly status: string; readonly name: string; readonly assertionResults: readonly { readonly status: string }[] }[];
  }
  export function failuresIn(report: unknown, root: string): string[];
  export function failedFiles(report: Report | null, root: string): string[];
  export function replaceFiles(first: Report, second: Report | null): Report;
}

declare module '*/bootstrap/processes.mjs' {
  interface Limits {
    readonly limitMs?: number;
    readonly silenceMs?: number;
    readonly progress?: () => number;
  }
  export function runQuietly(command: string, args: readonly string[], options?: Limits): Promise<{ code: number; output: string }>;
}
