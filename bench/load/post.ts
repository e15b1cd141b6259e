/** Posts an event. @returns the milliseconds until it was answered 200. @throws where it was answered otherwise */
export async function post(webhookUrl: string, body: string): Promise<number> {
  const from = performance.now();
  const answer = await fetch(webhookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`The webhook answered ${answer.status}.`);
  return performance.now() - from;
}
