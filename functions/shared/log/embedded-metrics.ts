import { metrics, type Dimension, type MetricName } from '../deployment/metrics.ts';

/** What a function measures. */
type Counted = Exclude<MetricName, 'RequestTurnedAway'>;
type Dimensions = Readonly<Partial<Record<Dimension, string>>>;
/** Adds to a metric: one, unless another value is given. */
export type Count = (counted: Counted, value?: number, by?: Dimensions) => void;

/** What was measured once: a metric, its value, and the dimensions that tell its parts apart. */
export interface Measurement {
  readonly counted: Counted;
  readonly value: number;
  readonly by: Dimensions;
}

/** Gathers measurements, for the line that tells of what they were measured at. */
export function measurements(): { readonly count: Count; readonly measured: readonly Measurement[] } {
  const measured: Measurement[] = [];
  const count: Count = (counted, value = 1, by = {}) => void measured.push({ counted, value, by });
  return { count, measured };
}

type Fields = Readonly<Record<string, unknown>>;

/** A field of a line has one value: what has another one for the same metric or dimension needs a line of its own. */
const fits = (fields: Fields, { counted, value, by }: Measurement): boolean =>
  (!(counted in fields) || fields[counted] === value) &&
  Object.entries(by).every(([name, text]) => !(name in fields) || fields[name] === text);

const withIt = (fields: Fields, { counted, value, by }: Measurement): Fields => ({
  ...fields,
  ...by,
  [counted]: value,
});

const directive = (namespace: string, { counted, by }: Measurement) => ({
  Namespace: namespace,
  Dimensions: [['service', ...Object.keys(by)]],
  Metrics: [{ Name: counted, Unit: metrics[counted].unit ?? 'Count' }],
});

/**
 * The fields of a line with its measurements among them, in CloudWatch's embedded metric format: CloudWatch makes metrics
 * of them, and nothing is called. Measurements that do not fit into one line beside each other come in further ones.
 * @param fields `service` among them, which is a dimension of every metric
 * @param now epoch milliseconds
 */
export function withMetrics(
  fields: Fields & { readonly service: string },
  measured: readonly Measurement[],
  namespace: string,
  now: number,
): Fields[] {
  let line: Fields = fields;
  const taken: Measurement[] = [];
  const left: Measurement[] = [];
  for (const one of measured) {
    // Twice the same metric with the same dimensions would be one sample.
    const again = taken.some(
      ({ counted, by }) => counted === one.counted && JSON.stringify(by) === JSON.stringify(one.by),
    );
    if (again || !fits(line, one)) left.push(one);
    else {
      taken.push(one);
      line = withIt(line, one);
    }
  }
  const further = left.length === 0 ? [] : withMetrics({ service: fields.service }, left, namespace, now);
  if (taken.length === 0) return [fields, ...further];
  const CloudWatchMetrics = taken.map((one) => directive(namespace, one));
  return [{ ...line, _aws: { Timestamp: now, CloudWatchMetrics } }, ...further];
}
