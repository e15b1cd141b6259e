import domains from 'email-providers/all.json' with { type: 'json' };

/** A list of providers of mail counts this among them; it is kept for examples (RFC 2606), and nobody's mail. */
const reserved = 'example.com';
const providers: ReadonlySet<string> = new Set(domains.filter((domain) => domain !== reserved));

/** Whether anybody may have an address of this domain: then it says nothing of a company. 137 KB: not for what takes events. */
export const isFreeMail = (domain: string): boolean => providers.has(domain);
