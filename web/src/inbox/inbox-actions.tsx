import { useState } from 'react';
import { DismissQuestion } from './dismiss-question.tsx';
import { InboxNotice, type Done } from './inbox-notice.tsx';
import { LinkQuestion } from './link-question.tsx';
import { LinkTo } from './link-to.tsx';
import type { LinkTarget } from './link-target.ts';
import type { Unmatched } from './unmatched.ts';

/** What is done with a payment of the inbox. */
export type Deed =
  | { readonly kind: 'link'; readonly target: LinkTarget }
  | { readonly kind: 'dismiss' | 'restore' | 'choose' };

/** What an admin is asked about. */
export type Asked = Deed & {
  readonly payment: Unmatched;
  /** Tells one opening of a question from the next. */
  readonly opening: string;
};

/** Asks what was clicked in the inbox, does it, and says what was done. It outlives the payment's place in the list. */
export function InboxActions({ asked }: { readonly asked: Asked | undefined }) {
  // How the last question ended, and what was done then.
  const [ended, setEnded] = useState<{ readonly opening: string; readonly done?: Done }>();
  if (asked === undefined) return null;
  const { opening, payment } = asked;
  const isAsked = ended?.opening !== opening;
  const done = isAsked ? undefined : ended.done;
  const close = (): void => {
    setEnded({ opening });
  };
  const common = {
    payment,
    isAsked,
    returnsFocus: done === undefined,
    onNo: close,
    onDone: (what: Done) => {
      setEnded({ opening, done: what });
    },
  };
  return (
    <>
      {done !== undefined && <InboxNotice done={done} onClose={close} />}
      {asked.kind === 'link' ? (
        <LinkQuestion key={opening} target={asked.target} {...common} />
      ) : asked.kind === 'choose' ? (
        <LinkTo key={opening} {...common} />
      ) : (
        <DismissQuestion key={opening} kind={asked.kind} {...common} />
      )}
    </>
  );
}
