/** A classic mistake, as a patch of the product's own text. */
export interface PlantedBug {
  readonly name: string;
  readonly patches: readonly Patch[];
}

export interface Patch {
  /** From the root of the repository. */
  readonly file: string;
  /** It is there exactly once: where the product has changed, the patch has to follow. */
  readonly find: string;
  readonly replace: string;
}
