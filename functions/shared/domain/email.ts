/**
 * The one form in which emails are compared and stored: NFC, trimmed, lower-cased, and nothing else. A plus tag or a
 * dot makes another address. Empty text is no email.
 */
export function normalizeEmail(text: string | undefined | null): string | undefined {
  const email = (text ?? '').normalize('NFC').trim().toLowerCase().normalize('NFC');
  return email === '' ? undefined : email;
}
