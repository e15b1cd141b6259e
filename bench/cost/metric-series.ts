import * as z from 'zod';

const emf = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

/** The custom metrics that lines of a log make (EMF): one for each name with each set of values of its dimensions. */
export function metricSeries(lines: readonly string[]): ReadonlySet<string> {
  const series = new Set<string>();
  for (const line of lines) {
    const { success, data } = emf.safeParse(JSON.parse(line));
    if (!success) continue;
    for (const { Namespace, Dimensions, Metrics } of data._aws.CloudWatchMetrics) {
      for (const dimensions of Dimensions) {
        const by = dimensions.map((dimension) => [dimension, data[dimension]]);
        for (const { Name } of Metrics) series.add(JSON.stringify([Namespace, Name, by]));
      }
    }
  }
  return series;
}
