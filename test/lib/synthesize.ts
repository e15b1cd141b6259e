import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import * as z from 'zod';
import { addStacks, type Stacks } from '../../lib/add-stacks.ts';
import type { StageName } from '../../lib/stage-config.ts';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** The stacks under the flags of `cdk.json` and a context of one's own, without bundling the functions. */
export function stacksOf(context: Readonly<Record<string, unknown>>): Stacks {
  const flags = cdkJson.parse(JSON.parse(readFileSync('cdk.json', 'utf8'))).context;
  return addStacks(
    new App({ analyticsReporting: false, context: { ...flags, ...context, 'aws:cdk:bundling-stacks': [] } }),
  );
}

/** The templates of a stage. */
export interface Templates {
  readonly storage: Template;
  readonly service: Template;
  readonly web: Template;
}

const templates = new Map<StageName, Templates>();

/** The templates of a stage, made once. */
export function synthesize(stage: StageName): Templates {
  const known = templates.get(stage);
  if (known) return known;
  const { storage, service, web } = stacksOf({ stage });
  const made = {
    storage: Template.fromStack(storage),
    service: Template.fromStack(service),
    web: Template.fromStack(web),
  };
  templates.set(stage, made);
  return made;
}
