import type fc from 'fast-check';
import type { ChargebeeEvent } from '../../../functions/shared/domain/event.ts';
import type { Model } from '../model/model.ts';
import { process } from '../model/process.ts';
import { command, type Command } from './command.ts';

/** A command that has Chargebee send an event, made of what is drawn and how things stand. */
export const sending = <T>(
  name: string,
  drawn: fc.Arbitrary<T>,
  eventOf: (model: Model, value: T) => ChargebeeEvent,
  canRun?: (model: Model) => boolean,
): fc.Arbitrary<Command> =>
  command(
    name,
    drawn,
    async (model, system, value) => {
      const event = eventOf(model, value);
      process(model, event);
      await system.send(event);
    },
    canRun,
  );
