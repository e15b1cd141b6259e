import { bug, inFile, type PlantedBug } from './planted-bug.ts';

const domain = inFile('shared/domain');

/** Mistakes about who the customer is. */
export const bugsOfCustomers: readonly PlantedBug[] = [
  bug('emails are compared as they are typed', domain('customer/email', '.trim().toLowerCase()', '.trim()')),
  bug(
    'an email keeps what cannot be seen',
    domain('customer/email', "text.replace(/\\p{Cf}/gu, '')", 'text'),
  ),
  bug(
    'what is told of a customer before its first payment is dropped',
    domain(
      'customer/decide-customer-event',
      "[{ action, code: 'chargebee_customer_unknown' }], keep(one));",
      "[{ action, code: 'chargebee_customer_unknown' }]);",
    ),
  ),
  bug(
    'a payment from before a deletion does not find its customer',
    domain(
      'customer/chargebee-identity',
      'identity?.former?.find(({ until }) => occurredAt <= until);',
      'identity?.former?.find(({ until }) => occurredAt <= until && false);',
    ),
  ),
  bug(
    'a stale payment overwrites a newer name',
    domain(
      'customer/follow',
      'known === undefined || resourceVersion > known.resourceVersion',
      'known === undefined || resourceVersion !== known.resourceVersion',
    ),
  ),
  bug(
    'an email that was taken is never tried again',
    domain(
      'customer/follow',
      'const emailTaken = owner !== undefined && owner.customerId !== before.customerId;',
      `const emailTaken =
    (owner !== undefined && owner.customerId !== before.customerId) ||
    followedState(before, id)?.emailTaken === true;`,
    ),
  ),
  bug(
    'a lost deal names the source partner',
    domain('customer/deal', 'naming.find(({ isLost }) => !isLost) ?? naming[0]', 'naming[0]'),
  ),
  bug(
    'a lead takes a customer away from its partner',
    domain(
      'customer/customer-draft',
      'partnerId === undefined || sourcePartnerId !== undefined || noPartner',
      'partnerId === undefined || noPartner',
    ),
  ),
  bug(
    'a deleted Chargebee customer keeps its id',
    domain('customer/unlink', 'chargebeeCustomerIds.filter((one) => one !== id)', 'chargebeeCustomerIds'),
  ),
  bug(
    'an email that another customer has is taken',
    domain(
      'customer/follow',
      'owner !== undefined && owner.customerId !== before.customerId;',
      'false as boolean;',
    ),
  ),
  bug(
    'of several open leads the youngest is converted',
    domain(
      'customer/convert-lead',
      'const [lead] = payment.state.leads;',
      'const lead = payment.state.leads.at(-1);',
    ),
  ),
];
