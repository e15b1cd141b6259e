import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Posts bodies to one address over so many connections, which stay open: what is measured beside it keeps its CPU time. */
export function poster(url: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post = (body: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      request(url, { method: 'POST', agent, headers }, (response) => {
        text(response).then((said) => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`The webhook answered ${response.statusCode} ${said}`));
        }, reject);
      })
        .on('error', reject)
        .end(body);
    });
  return {
    post,
    close: () => {
      agent.destroy();
    },
  };
}
