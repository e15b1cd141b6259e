import { readFileSync } from 'node:fs';

/** Linux counts CPU time in ticks of 10 ms, on every machine that Node runs on. */
const tickMs = 10;

/** The CPU time that a process has taken so far, its own and the kernel's for it, in milliseconds. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name may hold spaces
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}
