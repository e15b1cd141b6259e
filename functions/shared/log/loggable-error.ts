const maxMessage = 500;
const maxStack = 2_000;
const maxCauses = 3;

/** What the log holds of an error: where and why, bounded, and none of what else hangs on it, such as the SDK's items. */
export interface LoggableError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggableError;
}

export function loggableError(thrown: unknown, causes = maxCauses): LoggableError {
  if (!(thrown instanceof Error)) return { name: 'Thrown', message: String(thrown).slice(0, maxMessage) };
  const { name, message, stack, cause } = thrown;
  return {
    name,
    message: message.slice(0, maxMessage),
    ...(stack !== undefined && { stack: stack.slice(0, maxStack) }),
    ...(cause !== undefined && causes > 0 && { cause: loggableError(cause, causes - 1) }),
  };
}
