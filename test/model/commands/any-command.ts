import fc from 'fast-check';
import { applyToInvoices } from './apply-to-invoices.ts';
import { bringDeal } from './bring-deal.ts';
import { bringLead } from './bring-lead.ts';
import { changeCustomer } from './change-customer.ts';
import { changePartner } from './change-partner.ts';
import { changeRefund } from './change-refund.ts';
import { changeRules } from './change-rules.ts';
import { changeSourcePartner } from './change-source-partner.ts';
import type { Command } from './command.ts';
import { copy } from './copy.ts';
import { correct } from './correct.ts';
import { copyUnderAnotherId } from './copy-under-another-id.ts';
import { decline } from './decline.ts';
import { deleteCustomer } from './delete-customer.ts';
import { deletePayment } from './delete-payment.ts';
import { deleteRefund } from './delete-refund.ts';
import { dismiss } from './dismiss.ts';
import { failLate } from './fail-late.ts';
import { link } from './link.ts';
import { look } from './look.ts';
import { moveCorrection } from './move-correction.ts';
import { moveReward } from './move-reward.ts';
import { partialRefund } from './partial-refund.ts';
import { passTime } from './pass-time.ts';
import { pay } from './pay.ts';
import { payAgain } from './pay-again.ts';
import { payByHand } from './pay-by-hand.ts';
import { rateAnew } from './rate-anew.ts';
import { reassign } from './reassign.ts';
import { refund } from './refund.ts';
import { refundOften } from './refund-often.ts';
import { replay } from './replay.ts';
import { restorePayment } from './restore-payment.ts';
import { reverse } from './reverse.ts';
import { turn } from './turn.ts';
import { unlink } from './unlink.ts';
import { updatePayment } from './update-payment.ts';
import { voidByHand } from './void-by-hand.ts';
import { voidPayment } from './void-payment.ts';

/** How often each command is drawn beside the others. */
const weights: readonly (readonly [number, fc.Arbitrary<Command>])[] = [
  [16, pay],
  [10, payAgain],
  [3, copy],
  [4, copyUnderAnotherId],
  [6, refund],
  [10, partialRefund],
  [5, changeRefund],
  [4, deleteRefund],
  [6, reverse],
  [3, voidPayment],
  [3, failLate],
  [4, decline],
  [2, deletePayment],
  [3, updatePayment],
  [4, applyToInvoices],
  [3, restorePayment],
  [2, bringLead],
  [2, bringDeal],
  [9, changeCustomer],
  [5, deleteCustomer],
  [7, changeRules],
  [3, changeSourcePartner],
  [2, changePartner],
  [4, turn],
  [6, replay],
  [6, link],
  [4, dismiss],
  [9, reassign],
  [9, unlink],
  [6, rateAnew],
  [6, payByHand],
  [5, voidByHand],
  [3, correct],
  [3, moveCorrection],
  [9, moveReward],
  [7, passTime],
  [1, refundOften],
  [2, look],
];

export const anyCommand = fc.oneof(...weights.map(([weight, arbitrary]) => ({ weight, arbitrary })));
