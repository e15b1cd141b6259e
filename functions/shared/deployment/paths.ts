/** The paths of the API that are routes of their own; all else below `api` belongs to the records. */
export const paths = {
  /** Where Chargebee posts to, with the webhook's key behind it. */
  webhook: '/webhooks/chargebee',
  api: '/v1',
  openApi: '/v1/openapi.json',
  integration: '/v1/integrations/chargebee',
  properties: '/v1/properties',
  jobs: '/v1/jobs',
} as const;
