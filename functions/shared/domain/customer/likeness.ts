/** Longer names are not compared whole. */
const maxNameLength = 200;

/**
 * The form in which names are compared, of people and of companies: without case, accents and what is no letter or digit.
 * Undefined where nothing is left.
 */
export function plainName(text: string | undefined): string | undefined {
  const letters = (text ?? '')
    .slice(0, maxNameLength)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = letters.match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.join(' ').slice(0, maxNameLength);
  return name === '' ? undefined : name;
}

/** A first name alone is that of many: of people, only whole names are compared. */
export function plainFullName(...parts: readonly (string | undefined)[]): string | undefined {
  const name = plainName(parts.filter((part) => part !== undefined).join(' '));
  return name?.includes(' ') ? name : undefined;
}

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);
