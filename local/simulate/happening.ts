/** What happens in Chargebee; amounts in the unit that Chargebee uses. */
export type Happening =
  | { readonly kind: 'payment'; email: string; customer: string; amount: number; currency: string }
  | { readonly kind: 'refund'; payment: string; amount: number; currency: string; chargeback: boolean }
  | { readonly kind: 'void'; payment: string; amount: number; currency: string }
  | { readonly kind: 'test' };
