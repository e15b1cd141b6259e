import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { doneOutcomes } from '../../functions/shared/deployment/metric-parts.ts';
import { outcomes } from '../../functions/shared/domain/lines/activity.ts';
import { stages } from '../support/stages.ts';
import { alarmsOf } from './alarms-of.ts';
import { stacksOf, synthesize } from './synthesize.ts';

/** The headings of the runbook's chapter on alarms, as they stand in an address. */
function runbookAlarms(): string[] {
  const [, chapter = ''] = /^## Alarms$(.*?)^## /ms.exec(readFileSync('docs/runbook.md', 'utf8')) ?? [];
  return [...chapter.matchAll(/^### (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
}

describe('the alarms', () => {
  const { service } = synthesize('prod');
  const alarms = [...alarmsOf(service).values()];

  it('each say what breaks for whom, and link to the runbook', () => {
    for (const { AlarmDescription } of alarms) {
      expect(AlarmDescription).toMatch(/^Impact: .{30,}\nRunbook: docs\/runbook\.md#[a-z-]+$/);
    }
  });

  it('each have a heading in the runbook, and no heading is without its alarm', () => {
    const linked = alarms.map(({ AlarmDescription }) => AlarmDescription.split('#').at(-1) ?? '');
    expect([...new Set(linked)].toSorted()).toEqual(runbookAlarms().toSorted());
  });

  it('each have in the runbook what they mean, what to look at and what to do', () => {
    const text = readFileSync('docs/runbook.md', 'utf8');
    for (const part of ['**Means**', '**Look at**', '**Do**']) {
      expect(text.split(part)).toHaveLength(runbookAlarms().length + 1);
    }
  });

  it('go to one topic, as does their end', () => {
    const [topic] = Object.keys(service.findResources('AWS::SNS::Topic'));
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({ AlarmActions: [{ Ref: topic }], OKActions: [{ Ref: topic }] });
    }
  });

  it('are named by the stage, so that README and runbook can name them', () => {
    for (const name of alarmsOf(service).keys()) expect(name).toMatch(/^kiflo-chargebee-prod-[A-Z]/);
  });

  it('reach the address of the stage', () => {
    service.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@kiflo.example',
    });
  });

  it('link to where the runbook can be read', () => {
    const runbookUrl = 'https://wiki.example/runbook';
    const linked = [
      ...alarmsOf(Template.fromStack(stacksOf({ ...stages.dev, runbookUrl }).service)).values(),
    ];
    expect(linked.every(({ AlarmDescription }) => AlarmDescription.includes(`${runbookUrl}#`))).toBe(true);
  });
});

describe('the dashboard', () => {
  it('shows every outcome that an event has', () => {
    expect(doneOutcomes).toEqual(outcomes);
  });

  it('is there once in each stage', () => {
    synthesize('dev').service.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
  });
});
