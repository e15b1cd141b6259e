import type { ActivityLine } from '../../functions/shared/domain/lines/activity.ts';
import type { Settings } from '../../functions/shared/domain/integration.ts';
import type { Owner } from '../scheduler.ts';
import { wholeItem } from './account-items.ts';
import type { Item } from '../table/item.ts';
import type { Items } from '../table/items.ts';
import type { Written } from '../table/writes.ts';
import { watchAudit } from './watch-audit.ts';
import { watchLines } from './watch-lines.ts';
import { watchMoves } from './watch-moves.ts';

/** What the rules allow a worker's settings to be old, milliseconds. */
const maxStale = 5_000;

const isDecided = (payment: Item | undefined): boolean =>
  ['recorded', 'unmatched', 'ignored'].includes(String(payment?.['state']));

export interface Watch {
  readonly written: (owner: Owner, written: readonly Written[]) => void;
  readonly violations: () => readonly string[];
}

interface WatchOptions {
  readonly now: () => number;
  readonly items: () => Items;
  /** Of the invocation of this owner. */
  readonly startedAt: (owner: Owner) => number | undefined;
  /** Whether an admin asked that the payment of this address is decided again. */
  readonly isAsked: (pk: string) => boolean;
  /** Whether an admin asked to unlink the Chargebee customer of this payment. */
  readonly isUnlinked: (payment: Item) => boolean;
}

const recordsNothing = ({ status, options }: Settings): boolean =>
  status === 'off' || !options.createTransactions;

/** What has to hold at the moment of a write, and can not be told from how it ends. */
export function watchWrites({ now, items, startedAt, isAsked, isUnlinked }: WatchOptions): Watch {
  const settings = new Map<string, { readonly at: number; readonly settings: Settings }[]>();
  const found: string[] = [];
  /**
   * Payments that were put as unmatched while a customer carried their payer's id: their worker has to see it, unless the
   * id is taken off, or nothing is to be recorded any more, before it can.
   */
  const overtaken: {
    readonly at: number;
    readonly key: Written['key'];
    readonly carrier: Written['key'];
    readonly customerId: unknown;
  }[] = [];
  const carrierAt = (key: Written['key']) =>
    (items().get(key)?.['customer'] as Item | undefined)?.['customerId'];
  /** Of each customer, by its key: whose it was, from when on. */
  const partners = new Map<string, { readonly at: number; readonly partnerId: unknown }[]>();
  /** Of each Chargebee id, by its key: who carried it, or did until it was deleted, from when on. */
  const carriers = new Map<string, { readonly at: number; readonly customerIds: readonly string[] }[]>();
  /** When an email was nobody's any more, by its key. */
  const freed = new Map<string, number>();

  /** Whether some settings that its worker may have seen decide so. */
  function mayDecide(account: string, since: number, decides: (settings: Settings) => boolean): boolean {
    const known = settings.get(account) ?? [];
    return known.some(
      ({ settings: one }, index) => (known[index + 1]?.at ?? Infinity) >= since && decides(one),
    );
  }

  function payment(owner: Owner, { before, after, key }: Written): void {
    if (!after || !isDecided(after)) return;
    const item = wholeItem(after);
    const [account = ''] = key.pk.split('#');
    if (item['state'] === 'recorded' && before?.['state'] !== 'recorded') {
      ofItsMoment(owner, item, account);
      // Of one by hand there is no payer, and no setting is asked for.
      if (item['byHand'] === undefined) ofItsPayer(owner, item, account);
    }
    if (item['byHand'] !== undefined) return;
    // One that waits in the inbox is recorded by a link whatever the settings are.
    const isAgain = before?.['state'] === 'ignored' && item['state'] !== 'ignored';
    if (isDecided(before) && !isAgain) return;
    const since = (startedAt(owner) ?? now()) - maxStale;
    const { steps } = item['line'] as ActivityLine;
    const isOff = steps.some(({ code }) => code === 'integration_off');
    const isRecorded = item['state'] !== 'ignored';
    const decides = ({ status, options }: Settings) =>
      isOff ? status === 'off' : status === 'on' && options.createTransactions === isRecorded;
    if (!mayDecide(account, since, decides)) found.push(`${key.pk}: decided by settings that were too old`);
    const { id } = (item['chargebeeCustomer'] ?? {}) as { id?: string };
    const carrier = { pk: `${account}#chargebee-customer#${id ?? ''}`, sk: 'customer' };
    const customerId = carrierAt(carrier);
    if (item['state'] === 'unmatched' && customerId !== undefined)
      overtaken.push({ at: now(), key, carrier, customerId });
  }

  /** A transaction has the partner that its customer had at some moment while its worker looked. */
  function ofItsMoment(owner: Owner, { pk, customerId, partnerId }: Item, account: string): void {
    const since = startedAt(owner) ?? now();
    const known = partners.get(`${account}#customer#${String(customerId)}`) ?? [];
    const isOf = known.some(
      (one, index) => (known[index + 1]?.at ?? Infinity) >= since && one.partnerId === partnerId,
    );
    if (!isOf) found.push(`${String(pk)}: is of ${String(partnerId)}, and its customer was not`);
  }

  /** A transaction is of whoever carried its payer's Chargebee id while its worker looked, or before that was deleted. */
  function ofItsPayer(owner: Owner, { pk, customerId, line: told }: Item, account: string): void {
    const { chargebeeCustomerId: id = '' } = told as ActivityLine;
    const key = { pk: `${account}#chargebee-customer#${id}`, sk: 'customer' };
    const since = startedAt(owner) ?? now();
    const known = carriers.get(key.pk) ?? [];
    const isOf = known.some(
      (one, index) =>
        (known[index + 1]?.at ?? Infinity) >= since && one.customerIds.some((id) => id === customerId),
    );
    if (!isOf) found.push(`${String(pk)}: is of ${String(customerId)}, who never carried ${id}`);
  }

  function carrier({ key: { pk }, before, after }: Written): void {
    const former = (after?.['former'] ?? []) as readonly Item[];
    const all = [after?.['customer'] as Item | undefined, ...former];
    const customerIds = all.flatMap((one) => (one?.['customerId'] as string | undefined) ?? []);
    carriers.set(pk, [...(carriers.get(pk) ?? []), { at: now(), customerIds }]);
    const had = (item: Item | undefined) => JSON.stringify(item?.['unlinked']);
    if (had(before) !== had(after) && customerIds.length > 0)
      found.push(`${pk}: is unlinked, and leads to ${customerIds.join()}`);
  }

  function customer({ key: { pk }, after }: Written): void {
    if (after)
      partners.set(pk, [...(partners.get(pk) ?? []), { at: now(), partnerId: after['sourcePartnerId'] }]);
  }

  /** Whose a deal is stays so. */
  function deal({ key, before, after }: Written): void {
    const whose = before?.['customerId'];
    if (whose !== undefined && after && whose !== after['customerId'])
      found.push(`${key.pk}: was of ${whose as string}, and is of ${String(after['customerId'])}`);
  }

  /** An email that is not taken is another customer's, or was while its worker looked. */
  function line(owner: Owner, { key, after }: Written): void {
    const { steps, email = '' } = after as unknown as ActivityLine;
    const step = steps.find(({ code }) => code === 'email_taken');
    if (step === undefined) return;
    const [account = ''] = key.pk.split('#');
    const pk = `${account}#email#${email}`;
    const customer = items().get({ pk, sk: 'document' })?.['customer'] as Item | undefined;
    const whose = customer?.['customerId'];
    const isAnothers = whose !== undefined && whose !== step.refs?.['customerId'];
    if (isAnothers || (freed.get(pk) ?? 0) >= (startedAt(owner) ?? now())) return;
    found.push(`${key.sk}: ${email} is not taken, though nobody else has it`);
  }

  function integration({ key, after }: Written): void {
    const [account = ''] = key.pk.split('#');
    const changed = { at: now(), settings: after as unknown as Settings };
    settings.set(account, [...(settings.get(account) ?? []), changed]);
  }

  /** Whoever writes has seen what was there: nobody's change is overwritten. */
  function version({ key, before, after }: Written): void {
    const holdsCustomer = key.pk.includes('#chargebee-customer#') || key.sk === 'document';
    const versionOf = (item: Item | undefined) => {
      const kept = holdsCustomer ? (item?.['customer'] as Item | undefined) : item;
      // Another customer begins anew.
      return [kept?.['version'], holdsCustomer && kept?.['customerId']];
    };
    const [[old, whose], [young, now]] = [versionOf(before), versionOf(after)];
    // Something else in the document of an email.
    const isSame =
      holdsCustomer && JSON.stringify(before?.['customer']) === JSON.stringify(after?.['customer']);
    if (whose !== now || isSame) return;
    if (typeof old === 'number' && typeof young === 'number' && young <= old) {
      found.push(`${key.pk} ${key.sk}: version ${young} overwrites version ${old}`);
    }
  }

  return {
    written: (owner, written) => {
      found.push(...watchAudit(written));
      for (const one of written)
        if (one.key.sk === 'customer') (one.key.pk.includes('#customer#') ? customer : carrier)(one);
      for (const one of written) {
        version(one);
        found.push(...watchMoves(one, now(), isAsked, isUnlinked), ...watchLines(one, isUnlinked));
        if (one.key.sk === 'integration' && one.after) integration(one);
        if (one.key.sk === 'payment') payment(owner, one);
        if (one.key.sk === 'deal') deal(one);
        if (one.after?.['eventType'] === 'customer_changed') line(owner, one);
        if (one.key.sk === 'document' && one.before?.['customer'] && !one.after?.['customer'])
          freed.set(one.key.pk, now());
      }
    },
    violations: () => [
      ...found,
      ...overtaken
        .filter(({ key }) => items().get(key)?.['state'] === 'unmatched')
        .filter(({ carrier, customerId }) => carrierAt(carrier) === customerId)
        .filter(({ at, key }) => !mayDecide(key.pk.split('#')[0] ?? '', at, recordsNothing))
        .map(({ key: { pk } }) => `${pk}: unmatched, though its customer was there`),
    ],
  };
}
