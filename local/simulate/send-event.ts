import { CommandError } from '../command-error.ts';

/** Posts a webhook body as Chargebee does, and gives the status and text of the answer. */
export async function sendEvent(url: string, body: string): Promise<{ status: number; text: string }> {
  const { username, password } = new URL(url);
  const target = new URL(url);
  target.username = target.password = ''; // fetch takes credentials as a header only
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const basic = username === '' ? {} : { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
  try {
    const headers = { 'content-type': 'application/json;charset=UTF-8', ...basic };
    const answer = await fetch(target, { method: 'POST', headers, body });
    return { status: answer.status, text: await answer.text() };
  } catch {
    throw new CommandError(`Nothing answers at ${target.origin}.`);
  }
}
