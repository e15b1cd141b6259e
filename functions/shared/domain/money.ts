/** An integer in the unit that Chargebee uses (hundredths; whole units of a zero-decimal currency) and an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** A sum may pass 2^53 on its way. */
export const sumOf = (all: readonly Pick<Money, 'amount'>[]): bigint =>
  all.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/**
 * The share of an amount, rounded half up, away from zero. BigInt: `amount × basisPoints` may pass 2^53.
 * @param basisPoints hundredths of a percent; 10000 is the whole amount
 */
export function shareOf(amount: number, basisPoints: number): number {
  const product = BigInt(amount) * BigInt(basisPoints);
  const half = product < 0n ? -5_000n : 5_000n;
  return Number((product + half) / 10_000n);
}
