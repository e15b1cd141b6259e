import { customerEventTypes, transactionEventTypes } from '../domain/event.ts';

/** The event types that are acted on. All others are acknowledged and counted, whatever their API version. */
export const handledTypes = ['payment_succeeded', ...transactionEventTypes, ...customerEventTypes] as const;
export type HandledType = (typeof handledTypes)[number];

export const isHandled = (type: string): type is HandledType =>
  handledTypes.some((handled) => handled === type);
