import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { stageConfig, type Stage } from './stage-config.ts';

/** @param problem one sentence for whoever deploys */
export type LoadedStage = { readonly stage: Stage } | { readonly problem: string };

// It is a part of the names of the stacks, and of Cognito's domain, which refuses these words.
const stageName = /^(?!.*(aws|amazon|cognito))[a-z][a-z0-9-]{0,18}[a-z0-9]$/;
const module = z.object({ default: z.unknown().optional() });

/**
 * The stage whose configuration is in the file of its name (`dev` in `dev.ts`).
 * @param folder absolute path of the configuration's folder
 * @param name what `-c stage=…` says; undefined where it says nothing
 */
export async function loadStage(folder: string, name: unknown): Promise<LoadedStage> {
  const known = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .toSorted();
  const choice = `one of ${known.join(', ')} (the files of ${basename(folder)}/)`;
  if (name === undefined || name === '') return { problem: `Name a stage with -c stage=…: ${choice}.` };
  if (typeof name !== 'string' || !known.includes(name)) {
    return { problem: `There is no stage ${JSON.stringify(name)}: choose ${choice}.` };
  }
  const file = `${basename(folder)}/${name}.ts`;
  if (!stageName.test(name)) {
    return {
      problem: `${file}: the name of a stage is 2 to 20 small letters, digits and hyphens, without aws, amazon or cognito.`,
    };
  }
  const read = await readModule(join(folder, `${name}.ts`));
  if ('problem' in read) return { problem: `${file} cannot be read: ${read.problem}` };
  const parsed = stageConfig.safeParse(read.config);
  if (parsed.success) return { stage: { name, ...parsed.data } };
  return { problem: `${file}: ${parsed.error.issues.map(inWords).join('; ')}.` };
}

async function readModule(path: string): Promise<{ config: unknown } | { problem: string }> {
  try {
    return { config: module.parse(await import(pathToFileURL(path).href)).default };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `nothing is known of ${[...issue.path, ...issue.keys].join('.')}`;
  if (issue.code === 'invalid_key') return `${issue.path.join('.')} is no name of a tag`;
  const where = issue.path.length === 0 ? 'its default export' : issue.path.join('.');
  return `${where} ${issue.message.replace(/^Invalid input: expected/, 'has to be')}`;
}
