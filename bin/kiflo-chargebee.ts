import { join } from 'node:path';
import { createApp } from '../lib/create-app.ts';

await createApp(join(import.meta.dirname, '../config'));
