import { DefaultStackSynthesizer, type App, type IStackSynthesizer, type StackProps } from 'aws-cdk-lib/core';
import { ServiceStack } from './service-stack.ts';
import type { Stage } from './stage-config.ts';
import { StorageStack } from './storage-stack.ts';
import { WebStack } from './web-stack.ts';

/** What one deployment consists of. */
export interface Stacks {
  readonly storage: StorageStack;
  readonly service: ServiceStack;
  readonly web: WebStack;
}

/** Adds the stacks of a stage. Their templates come from the stage alone: no other context, no environment. */
export function addStacks(app: App, stage: Stage): Stacks {
  const prefix = `kiflo-chargebee-${stage.name}`;
  const storage = new StorageStack(app, 'Storage', {
    ...stackProps(stage),
    stackName: `${prefix}-storage`,
    description: 'Kiflo for Chargebee: what must not be lost (records, events on their way, users).',
    terminationProtection: stage.keepsData,
    stage,
  });
  const service = new ServiceStack(app, 'Service', {
    ...stackProps(stage),
    stackName: `${prefix}-service`,
    description: 'Kiflo for Chargebee: the functions and the API in front of them.',
    stage,
    table: storage.table,
    events: storage.events,
    jobs: storage.jobs,
    identity: storage.identity,
  });
  const web = new WebStack(app, 'Web', {
    ...stackProps(stage),
    stackName: `${prefix}-web`,
    description: 'Kiflo for Chargebee: the files of the admin page.',
    page: service.page,
    identity: storage.identity,
  });
  return { storage, service, web };
}

function stackProps({ account, region, tags, bootstrapQualifier }: Stage): StackProps {
  const { DEFAULT_QUALIFIER } = DefaultStackSynthesizer;
  return {
    env: { ...(account !== undefined && { account }), ...(region !== undefined && { region }) },
    tags,
    // Said in any case: left out, it would be read from the context.
    synthesizer: new DefaultStackSynthesizer({
      qualifier: bootstrapQualifier ?? DEFAULT_QUALIFIER,
    }) as IStackSynthesizer, // whose type says of its qualifier that it is never undefined
  };
}
