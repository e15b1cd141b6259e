import domains from 'email-providers/all.json' with { type: 'json' };

const providers: ReadonlySet<string> = new Set(domains);

/** Whether anybody may have an address of this domain: then it says nothing of a company. 137 KB: not for what takes events. */
export const isFreeMail = (domain: string): boolean => providers.has(domain);
