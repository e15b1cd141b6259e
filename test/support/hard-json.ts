import fc, { type Arbitrary } from 'fast-check';

/** JSON text that may be hard to read, as long as one wants. */
export interface HardJson {
  /** About so many bytes of it. */
  readonly text: (bytes: number) => string;
  /** What it is made of, in short. */
  readonly name: string;
}

/** The n-th part of a text. */
type Part = (n: number) => string;

/** One part after the other, between two ends. */
export function repeated(open: string, part: Part, separator: string, close: string): HardJson {
  const text = (bytes: number): string => {
    const parts: string[] = [];
    let left = bytes - open.length - close.length;
    while (left > 0) {
      // A hundred at once, most of which are equal: this takes longer than what it is made for.
      const some = Array.from({ length: 100 }, (_, n) => part(parts.length * 100 + n)).join(separator);
      parts.push(some);
      left -= Buffer.byteLength(some) + separator.length;
    }
    return open + parts.join(separator) + close;
  };
  return { text, name: open + [part(0), part(1), '…'].join(separator) + close };
}

/** Marks in the wrong order, what grows or vanishes when normalized, halves of pairs, escapes, what patterns repeat. */
const hardTexts = [
  '\u0301\u0323',
  '\\u0301\\u0323',
  '\u0345\u0301',
  '\u1161\u11a8',
  '\u0130',
  '\u03a3',
  '\ufb2c',
  '\ufdfa',
  '\u{1d160}',
  '\u00ad',
  '\u200b \u200b',
  '\\ud800',
  '\\u0000',
  '\\"',
  '\\\\',
  'a',
  ' ',
  'a ',
  '\\n',
  'a@',
  'a.',
  '/+',
  '%#',
  '_',
  '9',
  '-',
];

const longText = fc
  .tuple(
    fc.constantFrom('', 'a@b.', 'cus_', ' '),
    fc.constantFrom(...hardTexts),
    fc.constantFrom('', '@', ' ', '\\u0000'),
  )
  .map(([start, part, end]) => repeated(`"${start}`, () => part, '', `${end}"`));

const longNumber = fc.constantFrom(
  ...[
    ['', '1', ''],
    ['-', '9', '.5'],
    ['0.', '0', '1'],
    ['1e', '9', ''],
    ['1e-', '9', ''],
    ['0.', '9', 'e300'],
  ].map(([open = '', part = '', close = '']) => repeated(open, () => part, '', close)),
);

/** The same key, keys of their own, keys that are indexes, far apart too. */
const key = fc.constantFrom<Part>(
  () => 'a',
  () => '__proto__',
  (n) => n.toString(36),
  (n) => `key${n}`,
  String,
  (n) => String((n * 1_000_003) % 4_294_967_291),
);
const small = fc.constantFrom('0', 'null', '""', '"a"', '[]', '{}', '[[]]', '1e400', '-0');

/** Always the same value, an object with a key of its own, a text or a number of its own. */
const element = (fitting: string): Arbitrary<Part> =>
  fc.oneof(
    small.map((value) => () => value),
    fc.constant(() => fitting),
    fc.tuple(key, small).map(
      ([key, value]) =>
        (n: number) =>
          `{"${key(n)}":${value}}`,
    ),
    fc.constantFrom<Part>(
      (n) => `"${n}"`,
      (n) => `${n}.5e-${n % 400}`,
    ),
  );

const member = (fitting: string): Arbitrary<Part> =>
  fc.tuple(key, fc.oneof(small, fc.constant(fitting))).map(
    ([key, value]) =>
      (n: number) =>
        `"${key(n)}":${value}`,
  );

const deep = fc
  .array(fc.constantFrom('[', '{"a":'), { minLength: 1, maxLength: 3 })
  .map((opened): HardJson => {
    const open = opened.join('');
    const close = opened
      .map((one) => (one === '[' ? ']' : '}'))
      .reverse()
      .join('');
    const text = (bytes: number): string => {
      const depth = Math.floor(bytes / (open.length + close.length));
      return `${open.repeat(depth)}0${close.repeat(depth)}`;
    };
    return { text, name: `${open}${open}…0…${close}${close}` };
  });

/** JSON in which to look for what is slow; `fitting` is a value that its place may take, so that there may be many of it. */
export const hardJson = (fitting: string): Arbitrary<HardJson> =>
  fc.oneof(
    { weight: 3, arbitrary: longText },
    { weight: 1, arbitrary: longNumber },
    { weight: 2, arbitrary: element(fitting).map((part) => repeated('[', part, ',', ']')) },
    { weight: 2, arbitrary: member(fitting).map((part) => repeated('{', part, ',', '}')) },
    { weight: 1, arbitrary: deep },
  );
