import type { Written } from '../table/writes.ts';

/** What a line says was done stays said: a copy that comes later does not take its place. */
export const watchLines = ({ key, before, after }: Written): string[] =>
  key.sk === 'event' && before?.['outcome'] === 'processed' && after?.['outcome'] !== 'processed'
    ? [`${key.pk}: its line said processed, and says ${String(after?.['outcome'])}`]
    : [];
