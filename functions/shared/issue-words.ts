import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';

// Whoever shows what an issue says loads this: zod/mini comes without words, and would say "Invalid input" of each.
z.config(english());
