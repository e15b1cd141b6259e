import { startEmulator } from './emulator.ts';
import { preparePython } from './python.ts';
import { rehearse } from './rehearsal.ts';

const python = await preparePython();
if (python === undefined) {
  console.log('The deploy was not rehearsed: there is no Python 3 with venv here.');
} else {
  console.log('Rehearsing the deploy on MiniStack.');
  const emulator = await startEmulator(python);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.stop().then(() => process.exit(1)));
  }
  try {
    await rehearse(emulator);
    console.log('The deploy was rehearsed.');
  } catch (error) {
    console.error(error);
    console.error(`The end of MiniStack's log:\n${emulator.log().split('\n').slice(-25).join('\n')}`);
    process.exitCode = 1;
  } finally {
    await emulator.stop();
  }
}
