import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readEnvironment } from '../../local/environment.ts';

describe('where the local stack is', () => {
  test('is port 3000 and .local unless told otherwise', () => {
    expect(readEnvironment({})).toEqual({ port: 3000, dataDir: resolve('.local') });
    expect(readEnvironment({ PORT: '0', DATA_DIR: '/tmp/x' })).toEqual({ port: 0, dataDir: '/tmp/x' });
  });

  test.each([{ PORT: '' }, { PORT: '65536' }, { PORT: '3000a' }, { DATA_DIR: '' }])(
    'is refused as %j',
    (env) => {
      expect(() => readEnvironment(env)).toThrow(/^(PORT|DATA_DIR) must be/);
    },
  );
});
