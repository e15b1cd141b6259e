import { join } from 'node:path';
import { createApp } from '../../lib/create-app.ts';

// The app as it is deployed, with the stages of the rehearsal: those of config/ lack what nobody but their owner knows.
await createApp(join(import.meta.dirname, 'config'));
