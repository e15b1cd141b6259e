import type { Route } from '../../functions/shared/deployment/routes.ts';

/** A route that fits, and what its path variables stand for (decoded). */
export interface RouteMatch {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * The route of a request as API Gateway finds it: a fixed path segment goes before a variable, a variable before a
 * greedy one, and with equal paths a named method before ANY. `path` is the path as sent; throws URIError if it cannot
 * be decoded.
 */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch | undefined {
  const segments = path.split('/').map(decodeURIComponent);
  const matches = routes
    .filter((route) => route.method === 'ANY' || route.method === method)
    .flatMap((route) => {
      const pathParameters = matchPath(route.path.split('/'), segments);
      return pathParameters === undefined ? [] : [{ route, pathParameters }];
    });
  return matches.sort((a, b) => compare(rank(b.route), rank(a.route)))[0];
}

function matchPath(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [place, part] of pattern.entries()) {
    const name = /^\{(?<name>\w+)(?<greedy>\+?)\}$/.exec(part)?.groups;
    const value = name?.['greedy'] === '+' ? segments.slice(place).join('/') : (segments[place] ?? '');
    if (name?.['name'] === undefined) {
      if (segments[place] !== part) return undefined;
    } else if (value === '') return undefined;
    else parameters[name['name']] = value;
    if (name?.['greedy'] === '+') return parameters;
  }
  return pattern.length === segments.length ? parameters : undefined;
}

/** A text that sorts the more specific route behind the less specific one. */
function rank({ path, method }: Route): string {
  const parts = path.split('/').map((part) => (part.endsWith('+}') ? '0' : part.startsWith('{') ? '1' : '2'));
  return parts.join('') + (method === 'ANY' ? '' : '.');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
