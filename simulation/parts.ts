/** The product's own code that the simulation runs, in one place: planted bugs are put into a copy of just this. */
export { takeIn } from '../functions/webhook/take-in.ts';
export { enqueueTo } from '../functions/shared/queue/enqueue.ts';
export { paymentStore } from '../functions/shared/store/payment-store.ts';
export { createHandler } from '../functions/worker/handler.ts';
export { racePause } from '../functions/shared/pipeline/race-pause.ts';
export { moveReversal } from '../functions/shared/domain/rewards/move-reversal.ts';
export { moveReward } from '../functions/shared/domain/rewards/move-reward.ts';
export { linkPayment } from '../functions/settings/link-payment.ts';
export { unlinkCustomer } from '../functions/settings/unlink-customer.ts';
export { reassignCustomer } from '../functions/settings/reassign-customer.ts';
export { allPayments, judgeNow } from '../functions/settings/judge-now.ts';
export { replayEvent } from '../functions/settings/replay-event.ts';
export { dismissing } from '../functions/shared/pipeline/asked-families.ts';
export { createTransaction } from '../functions/records/create-transaction.ts';
export { createCorrection } from '../functions/records/create-correction.ts';
export { deathOf } from '../functions/shared/domain/payment/void-by-hand.ts';
export { voidingByHand } from '../functions/shared/pipeline/by-hand-families.ts';
export { processEvent } from '../functions/shared/pipeline/process-event.ts';
