import type { App } from 'aws-cdk-lib/core';
import { ServiceStack } from './service-stack.ts';
import { stageConfig } from './stage-config.ts';
import { StorageStack } from './storage-stack.ts';
import { WebStack } from './web-stack.ts';

/** What one deployment consists of. */
export interface Stacks {
  readonly storage: StorageStack;
  readonly service: ServiceStack;
  readonly web: WebStack;
}

/** Adds the stacks of the stage that `-c stage=…` names (default `dev`). Throws where there is no such stage. */
export function addStacks(app: App): Stacks {
  const stage = stageConfig(app.node);
  const prefix = `kiflo-chargebee-${stage.name}`;
  const storage = new StorageStack(app, 'Storage', {
    stackName: `${prefix}-storage`,
    description: 'Kiflo for Chargebee: what must not be lost (records, events on their way, users).',
    terminationProtection: stage.keepsData,
    stage,
  });
  const service = new ServiceStack(app, 'Service', {
    stackName: `${prefix}-service`,
    description: 'Kiflo for Chargebee: the functions and the API in front of them.',
    stage,
    table: storage.table,
    events: storage.events,
    identity: storage.identity,
  });
  const web = new WebStack(app, 'Web', {
    stackName: `${prefix}-web`,
    description: 'Kiflo for Chargebee: the files of the admin page.',
    page: service.page,
    identity: storage.identity,
  });
  return { storage, service, web };
}
