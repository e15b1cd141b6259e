import { App, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { addStacks } from './add-stacks.ts';
import { loadStage } from './load-stage.ts';

/**
 * The CDK app of the stage that `-c stage=…` names, which is all that it reads besides the stage's file. Where there is no
 * such stage, or its configuration cannot be meant, it says so in a sentence and ends the process with 1.
 * @param configFolder absolute path of the folder with a file for each stage
 */
export async function createApp(configFolder: string): Promise<void> {
  const app = new App();
  const loaded = await loadStage(configFolder, app.node.tryGetContext('stage'));
  if ('problem' in loaded) {
    console.error(loaded.problem);
    process.exit(1); // or else the CDK would make an empty app
  }
  addStacks(app, loaded.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
