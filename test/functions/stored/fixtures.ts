import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import * as z from 'zod';

const folder = new URL('../../fixtures/stored/', import.meta.url);

/** What the next release stores and queues; every other folder is that of a release. */
export const next = 'next';

/** What a later release stores and queues: it stands here where `npm run test:releases` runs this one as an earlier release. */
export const later = 'later';

/** The releases of which there are fixtures, and the next one. */
export const releases = readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
  one.isDirectory() ? one.name : [],
);

/** JSON has no bytes. */
const bytes = z.strictObject({ base64: z.string() });
const bytesToJson = (value: unknown): unknown =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
/** An engine gives the parts of an item in any order. */
function toJson(_: string, value: unknown): unknown {
  const plain = bytesToJson(value);
  if (plain === null || typeof plain !== 'object' || Array.isArray(plain)) return plain;
  return Object.fromEntries(Object.entries(plain).sort(([one], [other]) => (one < other ? -1 : 1)));
}
const fromJson = (_: string, value: unknown): unknown => {
  const { data } = bytes.safeParse(value);
  return data === undefined ? value : new Uint8Array(Buffer.from(data.base64, 'base64'));
};
const read = (release: string, name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${release}/${name}.json`, folder), 'utf8'), fromJson);

const items = z.array(z.looseObject({ pk: z.string(), sk: z.string() }));
export type StoredItem = z.infer<typeof items>[number];

export const fixturesOf = (release: string): { items: StoredItem[]; messages: string[] } => ({
  items: items.parse(read(release, 'items')),
  messages: z.array(z.string()).parse(read(release, 'messages')),
});

export function writeFixtures(written: {
  readonly items: readonly unknown[];
  readonly messages: readonly string[];
}): void {
  mkdirSync(new URL(`${next}/`, folder), { recursive: true });
  for (const [name, list] of Object.entries(written)) {
    writeFileSync(new URL(`${next}/${name}.json`, folder), `${JSON.stringify(list, toJson, 2)}\n`);
  }
}
