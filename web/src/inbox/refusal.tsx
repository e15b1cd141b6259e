import { Text } from '@mantine/core';
import { ApiProblem } from '../api/api-problem.ts';
import { RecordLink } from '../records/record-link.tsx';

const titles: Readonly<Record<string, string>> = {
  linked_to_other_customer: 'Somebody else has linked it meanwhile',
  already_recorded: 'Somebody else has recorded it meanwhile',
  taken: 'It belongs to a customer already, or was refused',
  email_needed: 'The new customer needs an email',
  email_taken: 'Another customer has this email',
  not_found: 'It does not wait in the inbox any more',
};

/** Why a payment was not linked, as a title. */
export const refusalTitle = (problem: Error | null): string =>
  (problem instanceof ApiProblem ? titles[problem.code] : undefined) ?? 'Nothing was changed';

/** What the admin who was first did, with the way to it. */
export function FirstOne({ problem }: { readonly problem: Error | null }) {
  if (!(problem instanceof ApiProblem)) return null;
  const { customerId, transactionId } = problem.members;
  if (typeof customerId !== 'string') return null;
  return (
    <Text size="sm">
      It went to <RecordLink id={customerId} />
      {typeof transactionId === 'string' && (
        <>
          , as <RecordLink id={transactionId} />
        </>
      )}
      .
    </Text>
  );
}
