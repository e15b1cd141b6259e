import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../table.ts';
import type { Condition, Write } from './write.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** An expression of DynamoDB, with what stands behind its `#names` and `:values`. */
interface Expression {
  readonly text: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

function uncarried(version: number | undefined): Expression {
  const text = 'attribute_not_exists(#customer)';
  const names = { '#customer': 'customer', ...(version !== undefined && { '#version': 'version' }) };
  if (version === undefined) return { text, names };
  if (version === 0) return { text: `${text} AND attribute_not_exists(#version)`, names };
  return { text: `${text} AND #version = :ifVersion`, names, values: { ':ifVersion': version } };
}

function conditionExpression(condition: Condition): Expression {
  switch (condition.kind) {
    case 'absent':
      return { text: 'attribute_not_exists(pk)' };
    case 'present':
      return { text: 'attribute_exists(pk)' };
    case 'uncarried':
      return uncarried(condition.version);
    case 'placed':
      if (condition.version === 0)
        return { text: 'attribute_not_exists(#version)', names: { '#version': 'version' } };
      return conditionExpression({ kind: 'version', version: condition.version });
    case 'leads_from':
      return {
        text: 'attribute_not_exists(leadsBeside) OR leadsBeside >= :from',
        values: { ':from': condition.from },
      };
    case 'last_beside':
      return { text: 'lastBeside = :last', values: { ':last': condition.last } };
    case 'part_version':
      return {
        text: '#part.#version = :ifVersion',
        names: { '#part': condition.name, '#version': 'version' },
        values: { ':ifVersion': condition.version },
      };
    case 'version':
      return {
        text: '#version = :ifVersion',
        names: { '#version': 'version' },
        values: { ':ifVersion': condition.version },
      };
    case 'absent_or_failed':
      return {
        text: 'attribute_not_exists(pk) OR outcome = :failed',
        values: { ':failed': 'failed' },
      };
    case 'holds_since':
      return {
        text: 'attribute_not_exists(forgottenAt) OR forgottenAt < :since',
        values: { ':since': condition.since },
      };
    case 'absent_or_expired':
      return {
        text: 'attribute_not_exists(pk) OR expiresAt <= :at',
        values: { ':at': condition.at },
      };
  }
}

/** `undefined` removes the attribute. */
function updateExpression(set: Readonly<Record<string, unknown>>): Expression {
  // A name that is made of an id has a character that no placeholder may have.
  const entries = Object.entries(set).map(([name, value]) => [name.replace('#', '_'), value, name] as const);
  const kept = entries.filter(([, value]) => value !== undefined);
  const removed = entries.filter(([, value]) => value === undefined);
  const clauses = [
    kept.length > 0 ? `SET ${kept.map(([name]) => `#${name} = :${name}`).join(', ')}` : '',
    removed.length > 0 ? `REMOVE ${removed.map(([name]) => `#${name}`).join(', ')}` : '',
  ];
  return {
    text: clauses.join(' ').trim(),
    names: Object.fromEntries(entries.map(([name, , own]) => [`#${name}`, own])),
    values: Object.fromEntries(kept.map(([name, value]) => [`:${name}`, value])),
  };
}

/** DynamoDB refuses empty maps of names and of values. */
function attributes(...expressions: readonly (Expression | undefined)[]) {
  const names = Object.fromEntries(expressions.flatMap((one) => Object.entries(one?.names ?? {})));
  const values = Object.fromEntries(expressions.flatMap((one) => Object.entries(one?.values ?? {})));
  return {
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}

/** The write as DynamoDB takes it; what stood in its way comes back with the refusal, without a second read. */
export function toTransactItem({ name: TableName }: Table, write: Write): TransactItem {
  const condition = write.condition && conditionExpression(write.condition);
  const guard = condition && {
    ConditionExpression: condition.text,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
  switch (write.kind) {
    case 'put':
      return { Put: { TableName, Item: write.item, ...guard, ...attributes(condition) } };
    case 'delete':
      return { Delete: { TableName, Key: write.key, ...guard, ...attributes(condition) } };
    case 'check': {
      const ConditionExpression = conditionExpression(write.condition).text;
      return {
        ConditionCheck: {
          TableName,
          Key: write.key,
          ...guard,
          ConditionExpression,
          ...attributes(condition),
        },
      };
    }
    case 'update': {
      const update = updateExpression(write.set);
      const UpdateExpression = update.text;
      return {
        Update: { TableName, Key: write.key, UpdateExpression, ...guard, ...attributes(condition, update) },
      };
    }
  }
}
