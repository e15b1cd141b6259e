import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import * as z from 'zod';
import { addStacks, type Stacks } from '../../lib/add-stacks.ts';
import type { Stage } from '../../lib/stage-config.ts';
import { stages } from '../support/stages.ts';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** The stacks of a stage under the flags of `cdk.json`, without bundling the functions. */
export function stacksOf(stage: Stage, context: Readonly<Record<string, unknown>> = {}): Stacks {
  const flags = cdkJson.parse(JSON.parse(readFileSync('cdk.json', 'utf8'))).context;
  const app = new App({
    analyticsReporting: false,
    context: { ...flags, ...context, 'aws:cdk:bundling-stacks': [] },
  });
  return addStacks(app, stage);
}

/** The templates of a stage. */
export interface Templates {
  readonly storage: Template;
  readonly service: Template;
  readonly web: Template;
}

const templates = new Map<string, Templates>();

/** The templates of a stage, made once. */
export function synthesize(name: keyof typeof stages): Templates {
  const known = templates.get(name);
  if (known) return known;
  const { storage, service, web } = stacksOf(stages[name]);
  const made = {
    storage: Template.fromStack(storage),
    service: Template.fromStack(service),
    web: Template.fromStack(web),
  };
  templates.set(name, made);
  return made;
}
