import { lambdaContext } from '../lambda-context.ts';
import { loadFunction } from '../load-function.ts';
import type { Answer, Invocation } from './invoke-child.ts';

// The channel closes when the stack has ended, even by SIGKILL. What is in hand comes back from the queue.
process.once('disconnect', () => process.exit());
if (!process.connected) process.exit(); // while this was loading
// As the stack ends its children: an exit in order, at which Node writes the profile that was asked for.
process.once('SIGTERM', () => process.exit());

const [worker, jobs] = await Promise.all([loadFunction('worker'), loadFunction('jobs')]);
const answer = (answered: Answer): void => void process.send?.(answered);
process.on('message', ({ id, event, functionName, milliseconds }: Invocation) => {
  const handler = functionName === 'jobs' ? jobs : worker;
  handler(event, lambdaContext(functionName, milliseconds)).then(
    (result) => {
      answer({ id, result });
    },
    (error: unknown) => {
      answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});
process.send?.('loaded');
