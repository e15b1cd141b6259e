/** What happened in a world, in its order: always as a hash, and in full where somebody wants to read it. */
export interface Trace {
  readonly note: (what: string) => void;
  readonly hash: () => string;
  readonly lines: () => readonly string[];
}

export function traceOf(inFull: boolean): Trace {
  // FNV-1a: cheap enough for every step of millions of deliveries.
  let hash = 0x811c9dc5;
  const lines: string[] = [];
  return {
    note: (what) => {
      for (let i = 0; i < what.length; i++) hash = Math.imul(hash ^ what.charCodeAt(i), 0x01000193);
      if (inFull) lines.push(what);
    },
    hash: () => (hash >>> 0).toString(16).padStart(8, '0'),
    lines: () => lines,
  };
}
