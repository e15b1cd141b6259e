import { parentPort, workerData } from 'node:worker_threads';
import * as parts from './parts.ts';
import { runWorlds, type WorldsOptions } from './run-worlds.ts';

// Faults are thrown by the million, and nobody reads where.
Error.stackTraceLimit = 0;
parentPort?.postMessage(await runWorlds(workerData as WorldsOptions, parts));
