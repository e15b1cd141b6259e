import { startQueue } from '../../../local/queue/start-queue.ts';

// Runs as a process of its own, so that a test can kill it.
const [, , file = ''] = process.argv;
const { endpoint } = await startQueue({ file, queues: { main: { visibilityTimeoutSeconds: 60 } } });
process.stdout.write(`${endpoint}\n`);
