declare const later: unique symbol;

/**
 * A word that a later release wrote, where this one knows a list of them. Only reading makes one, so no decision of this
 * release can; it is shown as it is, and kept.
 */
export type LaterWord = string & { readonly [later]: true };
