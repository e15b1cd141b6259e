import fc from 'fast-check';
import type { Model } from '../model/model.ts';
import type { System } from '../system/open-system.ts';

/** Something that happens to the model and to the real account alike. */
export type Command = fc.AsyncCommand<Model, System>;

/** A command for each value that is drawn, told by its name and that value; left out where it can not happen. */
export const command = <T>(
  name: string,
  drawn: fc.Arbitrary<T>,
  run: (model: Model, system: System, value: T) => Promise<void>,
  canRun: (model: Model) => boolean = () => true,
): fc.Arbitrary<Command> =>
  drawn.map((value) => ({
    check: canRun,
    run: (model, system) => run(model, system, value),
    toString: () => `${name} ${fc.stringify(value)}`,
  }));
