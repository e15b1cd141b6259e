import { OutputFormat, type BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs';

// Lambda hands credentials to a function in its environment, where the SDK looks first. Its other sources are
// imported only when there are none, and are a quarter of a small function's bundle: clients of STS and of SSO.
const otherSourcesOfCredentials = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

// Imported only when an answer is a stream of events, which no operation of DynamoDB or SQS has. Inside, it would keep
// esbuild from leaving out what it shares with the rest and nobody uses.
const streamsOfEvents = ['@smithy/core/event-streams'];

/**
 * How a function becomes one file.
 *
 * - The SDK inside: loading the runtime's own copy of it takes about twice as long.
 * - CommonJS: an `import` of one of Node's modules reads all that it exports, and so runs what `node:process` and `node:fs`
 *   would make later or never, such as the streams of the terminal; a `require` reads what is asked for.
 * - `module` before `main`: the ESM builds of packages, which can be shaken.
 * - No source map: Node would read it at each start and error, and it would be larger than the code. A bundle is
 *   the same on every build of one commit, so the map of a deployed one can be made when a stack trace asks for it.
 */
export const bundling: BundlingOptions = {
  format: OutputFormat.CJS,
  mainFields: ['module', 'main'],
  minify: true,
  bundleAwsSDK: true,
  externalModules: [...otherSourcesOfCredentials, ...streamsOfEvents],
  sourceMap: false,
};
