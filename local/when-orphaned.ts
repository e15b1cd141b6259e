/**
 * Calls `stop` once the process that started this one has ended, for npm killed with SIGKILL can pass on no signal and
 * would leave the stack behind. Without npm nothing is watched: a shell may end before what it started.
 */
export function whenOrphaned(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 250);
  timer.unref();
}
