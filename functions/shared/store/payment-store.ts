import { settingsOff, type Settings } from '../domain/integration.ts';
import type { Change } from '../domain/change.ts';
import type { CustomerState } from '../domain/customer/decide-customer-event.ts';
import type { ChargebeeCustomer } from '../domain/event.ts';
import type { LedgerState } from '../domain/money-back/ledger-state.ts';
import { limitedCustomer, partnerCandidates, type PaymentState } from '../domain/payment/payment-state.ts';
import { partnerOf, type LinkTo } from '../domain/payment/link-target.ts';
import type { AnewAsked } from '../domain/payment/decide-anew.ts';
import { customerToTie } from '../domain/payment/tie.ts';
import type { UnlinkCase } from '../domain/payment/decide-unlink.ts';
import type { KnownPayment, Payment } from '../domain/payment/payment.ts';
import type { PayByHandCase } from '../domain/payment/pay-by-hand.ts';
import type { PartnerTerms } from '../domain/rewards/partner.ts';
import type { WaitingPage } from '../domain/money-back/waiting-event.ts';
import { remember, type Clock } from '../remember.ts';
import type { Account } from './account.ts';
import { commitChanges, type Committed } from './writes/commit-changes.ts';
import type { Integration } from './integration.ts';
import { keysOf } from './keys.ts';
import { loadAppended } from './reads/load-appended.ts';
import { loadAnew, type AnewState } from './reads/load-anew.ts';
import { loadCustomerState } from './reads/load-customer-state.ts';
import type { ReadTerms } from './reads/load-judging.ts';
import { loadLedgerState, type StateReport } from './reads/load-ledger-state.ts';
import { loadPaymentState } from './reads/load-payment-state.ts';
import { loadWaiting } from './reads/load-waiting.ts';
import { loadLink, type Link } from './reads/load-link.ts';
import { readKnownPaymentAt } from './reads/read-known-payment-at.ts';
import { readIdentity } from './reads/read-identity.ts';
import { customerSchema } from './items/record-schemas.ts';
import { readItem } from './reads/read-item.ts';
import { readIntegration } from './reads/read-integration.ts';
import { readTogether } from './reads/read-together.ts';
import { readPartnerTerms } from './reads/read-partner-terms.ts';
import type { Write } from './writes/write.ts';
import { ruleUsesSchema } from './items/program-schemas.ts';
import type { Table } from './table.ts';

/** What the pipeline reads and writes; every method throws when the table is down or throttles. */
export interface PaymentStore {
  settings(account: Account): Promise<Settings>;
  /** @param occurredAt of the payment, epoch milliseconds */
  load(
    account: Account,
    chargebeeCustomer: { readonly id: string; readonly email?: string },
    occurredAt: number,
  ): Promise<Omit<PaymentState, 'payment' | 'waiting'>>;
  /** Whom a payer may be tied to by an admin. */
  loadLink(
    account: Account,
    chargebeeCustomer: ChargebeeCustomer,
    to: LinkTo,
  ): Promise<Link & Pick<PaymentState, 'terms' | 'uses'>>;
  /** What is known of a payment. */
  payment(account: Account, chargebeeTransactionId: string): Promise<KnownPayment | undefined>;
  /** The first of what waits for a payment: as much as one write settles. */
  loadWaiting(account: Account, chargebeeTransactionId: string): Promise<WaitingPage>;
  /** Whether a customer carries this Chargebee id by now. */
  isCarried(account: Account, chargebeeCustomerId: string): Promise<boolean>;
  /** What a payment by hand of this customer is decided by. */
  loadByHand(
    account: Account,
    customerId: string,
  ): Promise<Pick<PayByHandCase, 'customer' | 'terms' | 'uses'>>;
  loadLedger(account: Account, event: StateReport): Promise<LedgerState>;
  /** What a payment is judged anew by; partners and programs as they are now. */
  loadAnew(account: Account, asked: AnewAsked, chargebeeTransactionId: string): Promise<AnewState>;
  loadCustomer(account: Account, chargebeeCustomer: ChargebeeCustomer): Promise<CustomerState>;
  /** What a payment is unlinked by: who carries the Chargebee id by now, what the customer has of limited rules, what was appended. */
  loadUnlink(
    account: Account,
    payment: Payment,
    chargebeeCustomerId: string,
  ): Promise<Pick<UnlinkCase, 'carrierId' | 'uses' | 'page'>>;
  /** @param beside what else stands or falls with the changes */
  commit(account: Account, changes: readonly Change[], beside?: readonly Write[]): Promise<Committed>;
}

/** What the rules allow. */
const maxAgeMs = 5_000;
const maxEntries = 1_000;

/** Settings, partners and programs may be as old as the cache allows; everything else is read as it is. */
export function paymentStore(alone: Table, clock: Clock): PaymentStore {
  const table = readTogether(alone);
  const integrations = remember<Integration | undefined>(clock, maxAgeMs, maxEntries);
  const partners = remember<PartnerTerms | undefined>(clock, maxAgeMs, maxEntries);
  const readTerms: ReadTerms = async (account, partnerIds) => {
    const known = new Map<string, PartnerTerms>();
    await Promise.all(
      partnerIds.map(async (partnerId) => {
        const read = () => readPartnerTerms(table, account, partnerId);
        const found = await partners(`${account} ${partnerId}`, read);
        if (found !== undefined) known.set(partnerId, found);
      }),
    );
    return known;
  };
  const withUses = async <Known>(account: Account, known: Known, customerId: string | undefined) => {
    if (customerId === undefined) return known;
    const uses = await readItem(table, keysOf(account).ruleUses(customerId), ruleUsesSchema);
    return { ...known, ...(uses && { uses }) };
  };
  return {
    settings: async (account) =>
      (await integrations(account, () => readIntegration(table, account))) ?? settingsOff,
    load: async (account, chargebeeCustomer, occurredAt) => {
      const state = await loadPaymentState(table, account, chargebeeCustomer, occurredAt);
      const known = { ...state, terms: await readTerms(account, partnerCandidates(state)) };
      return withUses(account, known, limitedCustomer(known));
    },
    loadLink: async (account, chargebeeCustomer, to) => {
      const link = await loadLink(table, account, chargebeeCustomer, to);
      const { target, owners } = link;
      const tied = link.linked ?? customerToTie(target, chargebeeCustomer.email, owners);
      const partnerIds = [tied?.sourcePartnerId, partnerOf(target)].filter((id) => id !== undefined);
      const known = { ...link, terms: await readTerms(account, partnerIds) };
      // Whoever has the payer's email is not who it is tied to.
      const whose = limitedCustomer({ terms: known.terms, ...(tied && { linked: tied }) });
      return withUses(account, known, whose);
    },
    payment: (account, chargebeeTransactionId) => readKnownPaymentAt(table, account, chargebeeTransactionId),
    loadWaiting: (account, chargebeeTransactionId) => loadWaiting(table, account, chargebeeTransactionId),
    isCarried: async (account, chargebeeCustomerId) =>
      (await readIdentity(table, account, chargebeeCustomerId)).customer !== undefined,
    loadByHand: async (account, customerId) => {
      const linked = await readItem(table, keysOf(account).record('customer', customerId), customerSchema);
      if (linked === undefined) return {};
      const { sourcePartnerId: partnerId } = linked;
      const terms = await readTerms(account, partnerId === undefined ? [] : [partnerId]);
      const own = terms.get(partnerId ?? '');
      const known = { customer: linked, ...(own && { terms: own }) };
      return withUses(account, known, limitedCustomer({ linked, terms }));
    },
    loadLedger: (account, event) => loadLedgerState(table, account, event, { now: clock(), readTerms }),
    loadAnew: (account, asked, chargebeeTransactionId) =>
      loadAnew(table, account, asked, chargebeeTransactionId),
    loadCustomer: (account, chargebeeCustomer) => loadCustomerState(table, account, chargebeeCustomer),
    loadUnlink: async (account, { chargebeeTransactionId, customerId }, chargebeeCustomerId) => {
      const { customer } = await readIdentity(table, account, chargebeeCustomerId);
      const page = await loadAppended(table, account, chargebeeTransactionId);
      const carried = { page, ...(customer && { carrierId: customer.customerId }) };
      return withUses(account, carried, customerId);
    },
    commit: (account, changes, beside) => commitChanges(table, account, changes, beside),
  };
}
