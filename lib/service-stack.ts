import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AdminPage } from './admin-page.ts';
import { Api } from './api.ts';
import { Jobs } from './jobs.ts';
import type { MessageQueue } from './message-queue.ts';
import type { Identity } from './identity.ts';
import { Monitoring } from './monitoring.ts';
import { NodeFunction } from './node-function.ts';
import { sendMessages } from './queue-access.ts';
import type { RecordsTable } from './records-table.ts';
import { routeFunctions } from './route-functions.ts';
import { SilenceCheck } from './silence-check.ts';
import type { Stage } from './stage-config.ts';
import {
  countWebhookUse,
  keepWebhookRefusals,
  queryIndexes,
  readAndWriteRecords,
  readAndWriteTable,
  readWebhookKeys,
} from './table-access.ts';
import { Worker } from './worker.ts';

export interface ServiceStackProps extends StackProps {
  readonly stage: Stage;
  readonly table: RecordsTable;
  readonly events: MessageQueue;
  readonly jobs: MessageQueue;
  readonly identity: Identity;
}

/** What can be made again from the sources at any time: the functions, the API and the page in front of them, and what watches them. */
export class ServiceStack extends Stack {
  readonly page: AdminPage;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    const { stage, table, events, jobs, identity } = props;
    const TABLE_NAME = table.tableName;

    // The API comes before its routes: the settings function shows the webhook's address, and so has to know it.
    const api = new Api(this, 'Api', { name: this.stackName, stage });

    const webhook = new NodeFunction(this, 'Webhook', {
      name: 'webhook',
      stage,
      environment: {
        TABLE_NAME,
        QUEUE_URL: events.queue.queueUrl,
        WEBHOOK_KEY_RATE: String(stage.webhookRates.key),
        UNKNOWN_KEYS_RATE: String(stage.webhookRates.unknownKeys),
      },
      access: [
        readWebhookKeys(table),
        countWebhookUse(table),
        keepWebhookRefusals(table),
        sendMessages(events.queue),
      ],
    });
    const settings = new NodeFunction(this, 'Settings', {
      name: 'settings',
      stage,
      environment: {
        TABLE_NAME,
        QUEUE_URL: events.queue.queueUrl,
        JOBS_QUEUE_URL: jobs.queue.queueUrl,
        WEBHOOK_BASE_URL: api.address,
      },
      access: [
        readAndWriteTable(table),
        queryIndexes(table),
        sendMessages(events.queue),
        sendMessages(jobs.queue),
      ],
    });
    const records = new NodeFunction(this, 'Records', {
      name: 'records',
      stage,
      environment: { TABLE_NAME },
      access: [readAndWriteRecords(table), queryIndexes(table)],
    });
    const worker = new Worker(this, 'Worker', { stage, table, events });
    const steps = new Jobs(this, 'Jobs', { stage, table, jobs });
    const silence = new SilenceCheck(this, 'Silence', { stage, table });
    this.page = new AdminPage(this, 'Page', { api, identity, domain: stage.domains?.page });
    routeFunctions(api, {
      identity,
      userPoolClients: [identity.client, this.page.client],
      functions: { webhook, settings, records },
      webhookThrottle: stage.throttle.webhook,
    });

    new Monitoring(this, 'Monitoring', {
      stage,
      api,
      functions: {
        webhook: webhook.function,
        settings: settings.function,
        records: records.function,
        worker: worker.function,
        jobs: steps.function,
        silence: silence.function,
      },
      table,
      events,
      jobs,
    });

    new CfnOutput(this, 'ApiUrl', { value: api.address });
    new CfnOutput(this, 'WebUrl', { value: this.page.url });
    if (api.domainName) new CfnOutput(this, 'ApiDomainTarget', { value: api.domainName.regionalDomainName });
    if (stage.domains?.page)
      new CfnOutput(this, 'PageDomainTarget', { value: this.page.distributionDomainName });
  }
}
