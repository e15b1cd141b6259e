import { Fragment, type ReactNode } from 'react';
import * as words from './audit-words.ts';
import { kindOf } from '../records/kind-of.ts';
import { RecordLink } from '../records/record-link.tsx';
import { ruleText } from '../records/rule-text.ts';
import type { Schemas } from '../api/schemas.ts';
import { formatMoney } from '../ui/format-money.ts';
import { Time } from '../ui/time.tsx';

type Thing = Readonly<Record<string, unknown>>;

const isMoney = (thing: Thing): boolean =>
  typeof thing['amount'] === 'number' && typeof thing['currency'] === 'string';
const isRule = (thing: Thing): boolean => typeof thing['reward'] === 'object' && 'lasts' in thing;
const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);

function Parts({ thing }: { readonly thing: Thing }) {
  const parts = Object.entries(thing).filter(([, value]) => value !== null);
  return parts.map(([name, value], place) => (
    <Fragment key={name}>
      {place > 0 && ', '}
      {words.labelOf(name).toLowerCase()} <ShownValue value={value} />
    </Fragment>
  ));
}

function thingText(thing: Thing): ReactNode {
  if (isMoney(thing)) return formatMoney(thing as unknown as Schemas['Money']);
  if (isRule(thing)) {
    const rule = thing as unknown as Schemas['RewardRule'];
    return `${rule.name} (${ruleText(rule)})`;
  }
  return <Parts thing={thing} />;
}

/** Whatever a part of a record says, as people read it: money, times, rules, names of other records. */
export function ShownValue({ value }: { readonly value: unknown }): ReactNode {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (isTime(value)) return <Time value={value} />;
    return kindOf(value) === undefined ? value : <RecordLink id={value} />;
  }
  if (Array.isArray(value)) {
    const all: readonly unknown[] = value;
    if (all.length === 0) return 'nothing';
    return all.map((one, place) => (
      <Fragment key={place}>
        {place > 0 && '; '}
        <ShownValue value={one} />
      </Fragment>
    ));
  }
  return typeof value === 'object' ? thingText(value as Thing) : null;
}
