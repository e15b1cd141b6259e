/** The account and region that local queues pretend to live in. */
const account = '000000000000';
const region = 'us-east-1';

/** How a queue is named to the outside, and read back. */
export const queueAddress = {
  region,
  url: (endpoint: string, name: string): string => `${endpoint}/${account}/${name}`,
  arn: (name: string): string => `arn:aws:sqs:${region}:${account}:${name}`,
  /** The name in a queue URL, whatever its host: the port may differ from the one of an earlier start. */
  nameIn: (url: string): string | undefined => URL.parse(url)?.pathname.split('/').at(-1),
};
