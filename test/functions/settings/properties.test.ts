import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listProperties } from '../../../functions/shared/api/properties-operation.ts';
import { testTable, type TestTable } from '../../support/table.ts';
import { allOn, integrationPath, settingsApi } from './settings-api.ts';

let engine: TestTable;
let api: ReturnType<typeof settingsApi>;
beforeAll(async () => {
  engine = await testTable();
  api = settingsApi(engine.table);
});
afterAll(() => engine.stop());

const properties = async (account: string): Promise<unknown> => {
  const { status, body } = await api.call('GET', '/v1/properties', { account, role: 'viewer' });
  return status === 200 ? listProperties.answer.schema?.parse(body) : status;
};
const put = (account: string, version: number, status: 'on' | 'off') =>
  api.call('PUT', integrationPath, {
    account,
    body: { status, options: allOn },
    headers: { 'if-match': `"${version}"` },
  });

const all = [
  { object: 'customer', key: 'chargebee_customer_id', label: 'ChargeBee Customer ID', source: 'chargebee' },
  {
    object: 'transaction',
    key: 'chargebee_transaction_id',
    label: 'Chargebee Transaction ID',
    source: 'chargebee',
  },
  { object: 'transaction', key: 'chargebee_invoice_id', label: 'Chargebee Invoice ID', source: 'chargebee' },
];

describe('the properties', () => {
  it('are none before the integration is first turned on', async () => {
    expect(await properties('fresh')).toEqual([]);
    await put('fresh', 0, 'off');
    expect(await properties('fresh')).toEqual([]);
  });

  it('come when it is turned on, once, and stay when it is turned off', async () => {
    for (const [version, status] of (['on', 'off', 'on'] as const).entries()) {
      await put('used', version, status);
      expect(await properties('used')).toEqual(all);
    }
  });
});
