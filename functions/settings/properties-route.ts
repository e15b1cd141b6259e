import { listProperties, type PropertyAnswer } from '../shared/api/properties-operation.ts';
import { route, type Route } from '../shared/http/route.ts';
import { readIntegration } from '../shared/store/reads/read-integration.ts';
import type { Dependencies } from './dependencies.ts';
import { wasTurnedOn } from './webhook-keys.ts';

/** Labels are the product's, spelled as its users know them. */
const chargebeeProperties: readonly PropertyAnswer[] = [
  { object: 'customer', key: 'chargebee_customer_id', label: 'ChargeBee Customer ID', source: 'chargebee' },
  {
    object: 'transaction',
    key: 'chargebee_transaction_id',
    label: 'Chargebee Transaction ID',
    source: 'chargebee',
  },
  { object: 'transaction', key: 'chargebee_invoice_id', label: 'Chargebee Invoice ID', source: 'chargebee' },
];

/** The properties came with the integration's first turning on, and stay. */
export const propertiesRoute = ({ table }: Dependencies): Route =>
  route(listProperties, async ({ caller }) => {
    const integration = await readIntegration(table, caller.account);
    return { status: 200, body: wasTurnedOn(integration) ? chargebeeProperties : [] };
  });
