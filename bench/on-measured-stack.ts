import { startMeasuredStack, type MeasuredStack } from './stack.ts';

/** Measures on a stack of its own. Once in a process: functions are loaded once, and keep the addresses that they found. */
export async function onMeasuredStack<T>(measure: (stack: MeasuredStack) => Promise<T>): Promise<T> {
  const stack = await startMeasuredStack();
  try {
    return await measure(stack);
  } finally {
    await stack.stop();
  }
}
