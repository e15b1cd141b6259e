import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Item } from './item.ts';

/** The errors of the SDK, as the store meets them. */

const $metadata = {};

export interface Reason {
  readonly Code: string;
  readonly Item?: Item;
}

const told = (item: Item | undefined) => (item === undefined ? {} : { Item: marshall(item) });

export const conditionFailed = (item: Item | undefined): Error =>
  new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata,
    ...told(item),
  });

export const cancelled = (reasons: readonly Reason[]): Error =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata,
    CancellationReasons: reasons.map(({ Code, Item: item }) => ({ Code, ...told(item) })),
  });

export const conflict = (): Error => new TransactionConflictException({ message: 'Conflict', $metadata });

export const throttled = (): Error =>
  new ProvisionedThroughputExceededException({ message: 'Throttled', $metadata });

export const timedOut = (): Error => Object.assign(new Error('Timed out'), { name: 'TimeoutError' });

export const validationError = (message: string): Error =>
  new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', message, $metadata });
