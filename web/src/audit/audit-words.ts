import type { Action, AuditEntry } from './audit-entry.ts';

/** What was done, in words that the name of the record follows. */
const deeds: Readonly<Record<Action, string>> = {
  record_created: 'made',
  record_changed: 'changed',
  record_deleted: 'deleted',
  reward_moved: 'moved the status of',
  integration_changed: 'changed the settings of',
  webhook_rotated: 'made a new webhook URL for',
  basic_auth_set: 'set the credentials of',
  basic_auth_removed: 'took the credentials away from',
  event_replayed: 'had decided again',
  events_replayed: 'had many events decided again by',
  payment_linked: 'linked',
  clear_cases_linked: 'linked all clear cases by',
  chargebee_customer_unlinked: 'unlinked',
  payment_unlinked: 'took back into the inbox',
  payment_dismissed: 'dismissed',
  payment_restored: 'put back into the inbox',
  customer_reassigned: 'reassigned',
  transaction_reassigned: 'moved to another partner',
  program_rated_anew: 'rated anew',
  transaction_rated_anew: 'rated anew',
  reward_corrected: 'made by hand',
  transaction_created: 'recorded by hand',
  transaction_voided: 'voided',
  job_cancelled: 'cancelled',
  job_paused: 'paused',
  job_resumed: 'resumed',
};
const words: Readonly<Record<string, string>> = deeds;

export const actions = Object.keys(deeds) as readonly Action[];

const plain = (text: string): string => text.replaceAll('_', ' ');

/** What was done; an action that this page does not know is shown as it is. */
export const deedOf = (action: string): string => words[action] ?? plain(action);

/** An action as one of a list: `Payment linked`. */
export const actionWord = (action: string): string => {
  const text = plain(action);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const kinds: Readonly<Record<string, string>> = {
  integration: 'the integration',
  chargebee_customer: 'the Chargebee customer',
  // Their names say what they are.
  transaction: '',
  reward: '',
};

/** The kind of a record, as it stands before its name. */
export const kindWord = ({ kind }: AuditEntry['record']): string => kinds[kind] ?? `the ${plain(kind)}`;

const labels: Readonly<Record<string, string>> = {
  sourcePartnerId: 'Source partner',
  allowsSelfReferral: 'Self-referral',
  keepOldHours: 'Hours that the old URL works',
  customer: 'Later payments of this Chargebee customer dismissed',
  chargebeeCustomerIds: 'Chargebee customers',
  basicAuth: 'Credentials',
};

/** A part of a record as it is called on the page: `programId` is `Program`. */
export function labelOf(name: string): string {
  const known = labels[name];
  if (known !== undefined) return known;
  const text = name
    .replace(/Ids?$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
