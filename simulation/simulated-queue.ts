import { delivery } from '../functions/shared/deployment/delivery.ts';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';

/** A message as it was received: the receipt is of this very receive. */
export interface Received {
  readonly id: string;
  readonly body: string;
  readonly group: string;
  readonly receives: number;
  readonly receipt: string;
}

interface Message {
  readonly id: string;
  readonly body: string;
  readonly group: string;
  receives: number;
  receipt: string;
  visibleAt: number;
}

export interface QueueOptions {
  readonly now: () => number;
  readonly random: Random;
  readonly faults: Faults;
  /** A message that was received so often in vain is a dead letter. */
  readonly maxReceives: number;
  /** A dead letter is there. */
  readonly died: () => void;
}

export interface SimulatedQueue {
  readonly send: (body: string, group: string) => void;
  /** At most `most` of those that are visible, each invisible from now on. */
  readonly receive: (max: number) => Received[];
  readonly remove: (receipt: string) => void;
  /** Makes a received message visible in so many seconds. */
  readonly postpone: (receipt: string, seconds: number) => void;
  /** When the next message is visible; Infinity: never. */
  readonly nextVisible: () => number;
  /** Of the messages that were removed, what the one that came most often needed. */
  readonly highestReceives: () => number;
  /** All that was ever sent. */
  readonly sent: () => readonly string[];
  /** Sends all dead letters again: new messages, which have not been received yet. */
  readonly redrive: () => void;
  deadLetters(): readonly { readonly id: string; readonly body: string }[];
}

/** A standard queue: at least once, in any order, with the deployed visibility. */
export function simulatedQueue(options: QueueOptions): SimulatedQueue {
  const { now, random, faults, maxReceives, died } = options;
  let messages: Message[] = [];
  let dead: Message[] = [];
  const sent: string[] = [];
  let made = 0;
  let highestReceives = 0;

  /** An old receipt may still be good, or not. */
  const received = (receipt: string): Message | undefined =>
    messages.find(
      (message) =>
        message.receipt === receipt ||
        (receipt.startsWith(`${message.id}/`) && faults.strikes('staleReceipt')),
    );

  function add(body: string, group: string): void {
    messages.push({ id: `msg-${++made}`, body, group, receives: 0, receipt: '', visibleAt: now() });
  }

  function take(message: Message): Received | undefined {
    if (message.receives >= maxReceives) {
      dead.push(message);
      messages = messages.filter((one) => one !== message);
      died();
      return undefined;
    }
    message.receives++;
    message.receipt = `${message.id}/${message.receives}`;
    message.visibleAt = now() + (faults.strikes('receivedTwice') ? 0 : delivery.visibilitySeconds * 1_000);
    return { ...message };
  }

  return {
    send: (body, group) => {
      sent.push(body);
      add(body, group);
      if (faults.strikes('sentTwice')) add(body, group);
    },
    receive: (max) => {
      const visible = messages.filter(({ visibleAt }) => visibleAt <= now());
      const taken: Received[] = [];
      while (taken.length < max && visible.length > 0) {
        const [message] = visible.splice(random.below(visible.length), 1);
        const one = message && take(message);
        if (one) taken.push(one);
      }
      return taken;
    },
    remove: (receipt) => {
      const message = received(receipt);
      if (!message || faults.strikes('deletionLost')) return;
      messages = messages.filter((one) => one !== message);
      highestReceives = Math.max(highestReceives, message.receives);
    },
    postpone: (receipt, seconds) => {
      const message = received(receipt);
      if (message) message.visibleAt = now() + seconds * 1_000;
    },
    nextVisible: () => messages.reduce((next, { visibleAt }) => Math.min(next, visibleAt), Infinity),
    highestReceives: () => highestReceives,
    sent: () => sent,
    redrive: () => {
      const letters = dead;
      dead = [];
      for (const { body, group } of letters) {
        faults.count('redriven');
        add(body, group);
      }
    },
    deadLetters: () => dead,
  };
}
