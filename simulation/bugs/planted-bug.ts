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

export const bug = (name: string, ...patches: Patch[]): PlantedBug => ({ name, patches });

/** A patch of a file in this folder of the functions. */
export const inFile =
  (folder: string) =>
  (file: string, find: string, replace: string): Patch => ({
    file: `functions/${folder}/${file}.ts`,
    find,
    replace,
  });
