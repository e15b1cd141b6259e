import * as z from 'zod';

const batchResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullable();

/** Which records of a batch failed, or why the answer counts as a failure of all of them. */
export type FailedRecords =
  | { readonly kind: 'some'; readonly messageIds: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly reason: string };

/**
 * Judges a handler's answer as Lambda does with ReportBatchItemFailures: nothing or an empty list is success,
 * an answer of another shape or with an id that is not in the batch is a failure of the whole batch.
 */
export function failedRecords(answer: unknown, messageIds: readonly string[]): FailedRecords {
  const response = batchResponse.safeParse(answer);
  if (!response.success) return { kind: 'all', reason: 'the answer is not a batch response' };
  const failed = response.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier) ?? [];
  const stranger = failed.find((id) => !messageIds.includes(id));
  if (stranger !== undefined) return { kind: 'all', reason: `${stranger} is not in the batch` };
  return { kind: 'some', messageIds: new Set(failed) };
}
