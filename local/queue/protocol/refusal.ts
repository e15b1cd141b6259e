/** Each refusal of the protocol: the code of the older query protocol that clients compare, and the status. */
const refusals = {
  BatchEntryIdsNotDistinct: { query: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct', status: 400 },
  BatchRequestTooLong: { query: 'AWS.SimpleQueueService.BatchRequestTooLong', status: 400 },
  EmptyBatchRequest: { query: 'AWS.SimpleQueueService.EmptyBatchRequest', status: 400 },
  InvalidAttributeName: { query: 'InvalidAttributeName', status: 400 },
  InvalidBatchEntryId: { query: 'AWS.SimpleQueueService.InvalidBatchEntryId', status: 400 },
  InvalidMessageContents: { query: 'InvalidMessageContents', status: 400 },
  InvalidParameterValue: { query: 'InvalidParameterValue', status: 400 },
  MessageNotInflight: { query: 'AWS.SimpleQueueService.MessageNotInflight', status: 400 },
  MissingParameter: { query: 'MissingParameter', status: 400 },
  QueueDoesNotExist: { query: 'AWS.SimpleQueueService.NonExistentQueue', status: 400 },
  ReceiptHandleIsInvalid: { query: 'ReceiptHandleIsInvalid', status: 404 },
  ResourceNotFoundException: { query: 'ResourceNotFoundException', status: 404 },
  TooManyEntriesInBatchRequest: { query: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest', status: 400 },
  UnsupportedOperation: { query: 'AWS.SimpleQueueService.UnsupportedOperation', status: 400 },
} as const;

export type RefusalCode = keyof typeof refusals;

/** A request, or one entry of a batch, that cannot be done; sending it again changes nothing. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly queryCode: string;
  readonly status: number;
  readonly message: string;
}

export function refuse(code: RefusalCode, message: string): Refusal {
  const { query, status } = refusals[code];
  return { kind: 'refused', code, queryCode: query, status, message };
}
