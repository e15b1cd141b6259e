import type { ActivityLine } from '../../domain/lines/activity.ts';
import { readFoundLine } from './found-line.ts';

/** The line that an item is or holds; undefined for what has none. @throws UnreadableItem */
export const readActivityLine = (item: Record<string, unknown>): ActivityLine | undefined =>
  readFoundLine(item)?.line;
