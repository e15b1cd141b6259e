import { useState } from 'react';

/** One Idempotency-Key for each body: a second try of the same does nothing twice, and another body is another request. */
export function useKeys(): (body: object) => string {
  const [keys] = useState(() => new Map<string, string>());
  return (body) => {
    const text = JSON.stringify(body);
    const key = keys.get(text) ?? crypto.randomUUID();
    keys.set(text, key);
    return key;
  };
}
