import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { securityHeaders } from '../../web/security-headers.ts';
import type { Listener } from '../create-local-server.ts';
import type { Issuer } from '../issuer.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** The files of a built page by their paths in URLs. */
function readFiles(folder: string): Map<string, Buffer> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [`/${relative(folder, file).split(sep).join('/')}`, readFileSync(file)]),
  );
}

/** Serves the built page as CloudFront does: its files, `index.html` for every other path, and `config.json`. */
export function servePage(folder: string, { issuer, audience }: Issuer): Listener {
  const files = readFiles(folder);
  const config = { authority: issuer, clientId: audience, signOutUrl: `${issuer}/logout` };
  files.set('/config.json', Buffer.from(JSON.stringify(config)));
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const found = files.has(path) ? path : '/index.html';
    const body = files.get(found);
    response.writeHead(200, {
      ...securityHeaders(),
      'content-type': types[extname(found)] ?? 'application/octet-stream',
      'cache-control': found.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return Promise.resolve();
  };
}
