/** The three options of the integration; `createTransactions` needs one of the other two. */
export interface Options {
  readonly convertLead: boolean;
  readonly associateDeals: boolean;
  readonly createTransactions: boolean;
}

export type IntegrationStatus = 'on' | 'off';

/** The part of the integration that decides what a payment does. */
export interface Settings {
  readonly status: IntegrationStatus;
  readonly options: Options;
}

export const settingsOff: Settings = {
  status: 'off',
  options: { convertLead: false, associateDeals: false, createTransactions: false },
};

/** Transactions hang on customers, and only the other two options make customers. */
export function transactionsNeedCustomers({
  convertLead,
  associateDeals,
  createTransactions,
}: Options): boolean {
  return createTransactions && !convertLead && !associateDeals;
}

export const optionsOn = ({ convertLead, associateDeals, createTransactions }: Options): boolean =>
  convertLead || associateDeals || createTransactions;
