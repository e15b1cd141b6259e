/** Whether a value is the one that is looked for; without one, every value is. */
export const isOrAny = (value: string | undefined, lookedFor: string | undefined): boolean =>
  lookedFor === undefined || value === lookedFor;
