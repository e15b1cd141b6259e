import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Handler } from '../poller/handler.ts';

/** What the process of a function is told: an invocation, and for how long it may run. */
export interface Invocation {
  readonly id: number;
  readonly event: unknown;
  readonly functionName: string;
  readonly milliseconds: number;
}

/** What it answers: what the handler returned, or why it threw. */
export interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** A handler that runs in a child process; it fails when the child ends. */
export function invokeChild(child: ChildProcess): Handler {
  const asked = new Map<number, PromiseWithResolvers<unknown>>();
  let invocations = 0;
  child.on('message', ({ id, result, error }: Answer) => {
    const one = asked.get(id);
    asked.delete(id);
    if (error === undefined) one?.resolve(result);
    else one?.reject(new Error(error));
  });
  void once(child, 'exit').then(() => {
    for (const { reject } of asked.values()) reject(new Error('The function has ended.'));
  });
  return (event, context) => {
    const { functionName } = context;
    const one = Promise.withResolvers<unknown>();
    const id = invocations++;
    asked.set(id, one);
    child.send({
      id,
      event,
      functionName,
      milliseconds: context.getRemainingTimeInMillis(),
    } satisfies Invocation);
    return one.promise;
  };
}
