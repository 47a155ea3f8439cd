/** Memory of a process and of its children, as Linux tells it. */
import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessMemory {
  readonly name: string;
  readonly peakMb: number;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const peakMb = (pid: string): number => Number(/^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;

/** Resident memory of a process now; 0 elsewhere than on Linux. */
export const residentMb = (pid: number): number => Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;

/** The highest resident memory so far of the process and each child, named by the child's first argument; none elsewhere. */
export function processMemory(pid: number): readonly ProcessMemory[] {
  if (process.platform !== 'linux') return [];
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(/\) \w (\d+)/.exec(read(`/proc/${name}/stat`))?.[1]) === pid);
  return [
    { name: 'server', peakMb: peakMb(String(pid)) },
    ...children.map((child) => ({ name: read(`/proc/${child}/cmdline`).split('\0')[2] ?? child, peakMb: peakMb(child) })),
  ];
}
