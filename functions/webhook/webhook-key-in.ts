import { paths } from '../shared/deployment/paths.ts';

const path = new RegExp(`^${paths.webhook}/([^/]+)/*$`);

/**
 * The webhook key in a path (decoded, as an HTTP API hands it on); undefined where the path is no webhook's. A slash at
 * the end is the same path.
 */
export const webhookKeyIn = (rawPath: string): string | undefined => path.exec(rawPath)?.[1];
