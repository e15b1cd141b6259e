import * as z from 'zod';
import { ulidOf } from '../domain/ids.ts';
import { operation } from '../http/operation.ts';
import type { RecordKind } from '../store/keys.ts';
import type { Paging } from './list-query.ts';

/** What is said of one kind of records, beside what is the same for all of them. */
interface Said<Create, Patch, Query extends Paging> {
  readonly kind: RecordKind;
  readonly answer: z.ZodType;
  readonly create: z.ZodType<Create>;
  readonly patch: z.ZodType<Patch>;
  readonly query: z.ZodType<Query>;
  /** Codes of the conflicts with what is there, by the call that may have them. */
  readonly conflicts?: { readonly create?: readonly string[]; readonly patch?: readonly string[] };
}

/** Where the records of a kind are. */
export const pathOf = (kind: RecordKind): string => `/v1/${kind}s`;

/** The five calls on one kind of records. */
export function crudOperations<Create, Patch, Query extends Paging>(said: Said<Create, Patch, Query>) {
  const { kind, answer, query, conflicts = {} } = said;
  const path = pathOf(kind);
  const ofOne = {
    path: `${path}/{id}`,
    params: z.object({ id: z.string().refine((id) => ulidOf(kind, id) !== undefined) }),
    query: z.strictObject({}),
  };
  return {
    list: operation({
      method: 'GET',
      path,
      summary: `List ${kind}s, newest first`,
      params: z.object({}),
      query,
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(answer), nextCursor: z.string().nullable() }),
      },
      problems: { 400: ['invalid_cursor'] },
    }),
    create: operation({
      method: 'POST',
      path,
      summary: `Create a ${kind}`,
      params: z.object({}),
      query: z.strictObject({}),
      body: said.create,
      idempotent: true,
      answer: { status: 201, schema: answer },
      ...(conflicts.create && { problems: { 409: conflicts.create } }),
    }),
    get: operation({
      ...ofOne,
      method: 'GET',
      summary: `Read a ${kind}`,
      answer: { status: 200, schema: answer },
    }),
    patch: operation({
      ...ofOne,
      method: 'PATCH',
      summary: `Change a ${kind}: what is left out stays, null removes`,
      body: said.patch,
      ifMatch: 'required',
      answer: { status: 200, schema: answer },
      ...(conflicts.patch && { problems: { 409: conflicts.patch } }),
    }),
    remove: operation({
      ...ofOne,
      method: 'DELETE',
      summary: `Delete a ${kind} that nothing refers to`,
      ifMatch: 'optional',
      answer: { status: 204 },
      problems: { 409: ['in_use', 'changed_meanwhile'] },
    }),
  };
}

export type CrudOperations<Create, Patch, Query extends Paging> = ReturnType<
  typeof crudOperations<Create, Patch, Query>
>;
