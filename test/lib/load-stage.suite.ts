import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadStage } from '../../lib/load-stage.ts';
import type { StageConfig } from '../../lib/stage-config.ts';
import { stages } from '../support/stages.ts';

const root = mkdtempSync(join(tmpdir(), 'stages-'));
const { name: _dev, ...dev } = stages.dev;
const { name: _prod, ...prod } = stages.prod;
const arn = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/1`;

afterAll(() => {
  rmSync(root, { recursive: true });
});

/** What is said of a stage, or its name where it is loaded. */
async function load(source: string, name: unknown = 'mine'): Promise<string> {
  const folder = mkdtempSync(join(root, 'config-'));
  writeFileSync(join(folder, 'mine.ts'), source);
  writeFileSync(join(folder, 'aws.ts'), source);
  const loaded = await loadStage(folder, name);
  return 'stage' in loaded ? `loaded ${loaded.stage.name}` : loaded.problem.replace(/config-\w+/g, 'config');
}
const exported = (config: object) => `export default ${JSON.stringify(config)};`;

describe('the stage that is named', () => {
  it('is that of its file, whatever the name', async () => {
    const good: StageConfig = {
      ...prod,
      bootstrapQualifier: 'acme',
      runbookUrl: 'https://wiki.example/runbook',
    };
    expect(await load(exported(good))).toBe('loaded mine');
  });

  it.each([undefined, ''])('has to be named, out of those that there are: %j', async (name) => {
    const folder = join(import.meta.dirname, '../../config');
    const loaded = await loadStage(folder, name);
    expect(loaded).toEqual({
      problem: expect.stringMatching(
        /^Name a stage with -c stage=…: one of .*dev, .*prod.* \(the files of config\/\)\.$/,
      ),
    });
  });

  it.each(['staging', 'constructor', '../config/mine', 'mine.ts', 'MINE', 1, true, {}])(
    'is refused where it has no file: %j',
    async (name) => {
      expect(await load(exported(dev), name)).toBe(
        `There is no stage ${JSON.stringify(name)}: choose one of aws, mine (the files of config/).`,
      );
    },
  );

  it('is refused where AWS would refuse its name, after half of the deploy', async () => {
    expect(await load(exported(dev), 'aws')).toMatch(
      /^config\/aws\.ts: the name of a stage is 2 to 20 small letters/,
    );
  });
});

describe('a stage’s configuration', () => {
  it.each<[string, object, string]>([
    ['no account', without(prod, 'account'), 'account has to be the 12 digits of an AWS account'],
    ['an account left empty', { ...prod, account: '' }, 'account has to be the 12 digits of an AWS account'],
    ['no region', without(prod, 'region'), 'region has to be a region of AWS, such as eu-west-1'],
    ['no alarm address', without(prod, 'alarmEmail'), 'alarmEmail has to be an email address'],
    [
      'an alarm address that is none',
      { ...dev, alarmEmail: 'nobody' },
      'alarmEmail has to be an email address',
    ],
    ['no kind', without(dev, 'development'), 'development has to be true or false'],
    ['a word that is nothing', { ...dev, alarmEmial: 'a@b.example' }, 'nothing is known of alarmEmial'],
    ['a text for a choice', { ...dev, keepsData: 'yes' }, 'keepsData has to be true or false'],
    ['no throttle', { ...dev, throttle: {} }, 'throttle.webhook has to be object, received undefined'],
    [
      'days unknown to CloudWatch',
      { ...dev, logRetentionDays: 8 },
      'logRetentionDays has to be one of 1, 3, 5',
    ],
    [
      'too few workers',
      { ...dev, workerConcurrency: 1 },
      'workerConcurrency has to be a whole number from 2 to 1000',
    ],
    [
      'a qualifier too long',
      { ...dev, bootstrapQualifier: 'acme-acme-acme' },
      'bootstrapQualifier has to be 1 to 10',
    ],
    ['a runbook that is no URL', { ...dev, runbookUrl: 'docs' }, 'runbookUrl has to be a URL'],
    ['a tag of AWS’s own', { ...dev, tags: { 'aws:a': 'b' } }, 'tags.aws:a is no name of a tag'],
    [
      'a domain without certificate',
      { ...dev, domains: { api: { name: 'a.example' } } },
      'domains.api.certificateArn has to be the ARN of a certificate of ACM in the region of the stacks',
    ],
    [
      'a certificate of another region',
      {
        ...prod,
        region: 'eu-west-1',
        domains: { api: { name: 'a.example', certificateArn: arn('us-east-1') } },
      },
      'domains.api.certificateArn has to be the ARN of a certificate of ACM in eu-west-1',
    ],
    [
      'a certificate for the page that CloudFront does not take',
      { ...prod, domains: { page: { name: 'a.example', certificateArn: arn('eu-west-1') } } },
      'domains.page.certificateArn has to be the ARN of a certificate of ACM in us-east-1',
    ],
    [
      'one name for two things',
      {
        ...dev,
        domains: {
          api: { name: 'a.example', certificateArn: arn('us-east-1') },
          page: { name: 'a.example', certificateArn: arn('us-east-1') },
        },
      },
      'domains.page.name has to be another one than that of the API',
    ],
    [
      'a URL for a name',
      { ...dev, domains: { page: { name: 'https://a.example', certificateArn: arn('us-east-1') } } },
      'domains.page.name has to be a domain name in lower case',
    ],
  ])('is refused in one line with %s', async (_what, config, why) => {
    const said = await load(exported(config));
    expect(said).toContain(`config/mine.ts: ${why}`);
    expect(said).not.toContain('\n');
  });

  it('is refused where it cannot be read', async () => {
    expect(await load('throw new Error("no")')).toBe('config/mine.ts cannot be read: no');
    expect(await load('export const other = 1')).toBe(
      'config/mine.ts: its default export has to be object, received undefined.',
    );
  });
});

function without(config: object, key: string): object {
  return Object.fromEntries(Object.entries(config).filter(([one]) => one !== key));
}
