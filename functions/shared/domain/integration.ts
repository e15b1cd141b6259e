const optionNames = ['convertLead', 'associateDeals', 'createTransactions'] as const;

/** The options of the integration; `createTransactions` needs one of the other two. */
export type Options = Readonly<Record<(typeof optionNames)[number], boolean>>;

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

export const optionsOn = (options: Options): boolean => optionNames.some((name) => options[name]);

/** What an admin links is recorded whatever the options, and nothing else is done. */
export const recordingOnly: Settings = {
  status: 'on',
  options: { convertLead: false, associateDeals: false, createTransactions: true },
};
