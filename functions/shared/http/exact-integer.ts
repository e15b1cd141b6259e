const { rawJSON } = JSON as typeof JSON & { readonly rawJSON: (text: string) => unknown };

/**
 * An integer for a JSON body. Above 2^53 it is what `JSON.stringify` writes as the exact number, and nothing to reckon with.
 */
export const exactInteger = (value: bigint): number =>
  Number.isSafeInteger(Number(value)) ? Number(value) : (rawJSON(String(value)) as number);
