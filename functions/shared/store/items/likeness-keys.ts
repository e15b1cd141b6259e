import type { Contact } from '../../domain/customer/deal.ts';
import { domainOf, plainFullName, plainName } from '../../domain/customer/likeness.ts';
import { isFreeMail } from '../../free-mail.ts';
import type { Account } from '../account.ts';
import { keysOf } from '../keys.ts';

/** Where somebody is found who may be meant by a payer: by the domain of their company, and by their name. */
export interface LikenessKeys {
  readonly customerKey?: string | undefined;
  readonly eventKey?: string | undefined;
}

const ofDomain = (account: Account, email: string): string | undefined => {
  const domain = domainOf(email);
  return isFreeMail(domain) ? undefined : keysOf(account).ofDomain(domain);
};
export const nameKey = (account: Account, name: string | undefined): string | undefined =>
  name === undefined ? undefined : keysOf(account).ofName(name);

/** Of a lead or a customer: index attributes that their items have no other use for. */
export const personKeys = (
  account: Account,
  {
    email,
    firstName,
    lastName,
  }: { readonly email: string; readonly firstName?: string; readonly lastName?: string },
): LikenessKeys => ({
  customerKey: ofDomain(account, email),
  eventKey: nameKey(account, plainFullName(firstName, lastName)),
});

/** Of a deal's contact. */
export const contactKeys = (account: Account, { email, name }: Contact): LikenessKeys => ({
  customerKey: ofDomain(account, email),
  eventKey: nameKey(account, plainFullName(name)),
});

/** Of the company of a lead or a customer. */
export const companyKey = (account: Account, company: string | undefined): string | undefined =>
  nameKey(account, plainName(company));
