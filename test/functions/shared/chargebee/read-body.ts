import type { HandledType } from '../../../../functions/shared/chargebee/handled-types.ts';
import { readEvent, type ReadEvent } from '../../../../functions/shared/chargebee/read-event.ts';
import type { ChargebeeEvent } from '../../../../functions/shared/domain/event.ts';
import { chargebeeEvent, type Overrides } from '../../../support/chargebee-event.ts';

/** What a body is as it is after its way as JSON, received at 7. */
function readBody(type: HandledType, overrides: Overrides): ReadEvent {
  const body: unknown = JSON.parse(JSON.stringify(chargebeeEvent(type, overrides)));
  return readEvent(body, 7);
}

/** The event of a body; throws where it is none. */
export function eventOf(type: HandledType, overrides: Overrides = {}): ChargebeeEvent {
  const result = readBody(type, overrides);
  if (result.kind !== 'event') throw new Error(JSON.stringify(result));
  return result.event;
}

/** Where a body is wrong. */
export function wrongAt(type: HandledType, overrides: Overrides): string[] {
  const result = readBody(type, overrides);
  return result.kind === 'refused' ? result.error.issues.map(({ path }) => path.join('.')) : [];
}
