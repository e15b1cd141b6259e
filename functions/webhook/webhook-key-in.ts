/**
 * The webhook key in a path (decoded, as an HTTP API hands it on); undefined where the path is no webhook's. A slash at
 * the end is the same path.
 */
export const webhookKeyIn = (path: string): string | undefined =>
  /^\/webhooks\/chargebee\/([^/]+)\/*$/.exec(path)?.[1];
