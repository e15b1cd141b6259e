import * as z from 'zod';
import { createApiClient } from './api-client.ts';
import { CommandError } from './command-error.ts';
import { readEnvironment } from './environment.ts';
import { openIssuer } from './issuer.ts';
import { readIntegration } from './read-integration.ts';
import { runCommand } from './run-command.ts';
import { chargebeeEvent } from './simulate/chargebee-event.ts';
import { reportActivity } from './simulate/report-activity.ts';
import { sendEvent } from './simulate/send-event.ts';
import { parseSimulateArguments } from './simulate/simulate-arguments.ts';

await runCommand(async () => {
  const { happening, copies, url } = parseSimulateArguments(process.argv.slice(2));
  const event = chargebeeEvent(happening, new Date());
  if (url !== undefined) {
    await sendCopies(url, event.body, copies);
    return;
  }
  const { dataDir, port } = readEnvironment();
  const baseUrl = `http://localhost:${port}`;
  const issuer = await openIssuer(dataDir, baseUrl);
  const api = createApiClient(baseUrl, await issuer.sign({ account: 'acme', role: 'admin' }));
  const { webhook } = await readIntegration(api);
  if (webhook === null) throw new CommandError('The integration of acme has never been turned on.');
  const accepted = await sendCopies(webhook.url, event.body, copies);
  if (accepted) for (const line of await reportActivity(api, event.id)) console.log(line);
});

/** Sends one after the other and prints the answers; true if one of them says that the event was accepted. */
async function sendCopies(url: string, body: string, copies: number): Promise<boolean> {
  let accepted = false;
  for (let copy = 1; copy <= copies; copy++) {
    const { status, text } = await sendEvent(url, body);
    console.log(`${status} ${text}`);
    accepted ||= status === 200 && isAccepted(text);
    if (status >= 300) process.exitCode = 1;
  }
  return accepted;
}

function isAccepted(text: string): boolean {
  return z.object({ status: z.literal('accepted') }).safeParse(JSON.parse(text)).success;
}
