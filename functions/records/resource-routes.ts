import type { CrudOperations } from '../shared/api/crud-operations.ts';
import type { Paging } from '../shared/api/list-query.ts';
import { route, type Route } from '../shared/http/route.ts';
import { createRecord } from './create-record.ts';
import { deleteRecord } from './delete-record.ts';
import type { Dependencies } from './dependencies.ts';
import { listRecords } from './list-records.ts';
import { patchRecord } from './patch-record.ts';
import { readRecord } from './read-record.ts';
import type { Resource, Versioned } from './resource.ts';

/** The five routes of one kind of records. */
export const resourceRoutes = <T extends Versioned, Create, Patch, Query extends Paging>(
  deps: Dependencies,
  operations: CrudOperations<Create, Patch, Query>,
  resource: Resource<T, Create, Patch, Query>,
): Route[] => [
  route(operations.list, (request) => listRecords(deps, resource, request)),
  route(operations.create, (request) => createRecord(deps, resource, request)),
  route(operations.get, (request) => readRecord(deps, resource, request)),
  route(operations.patch, (request) => patchRecord(deps, resource, request)),
  route(operations.remove, (request) => deleteRecord(deps, resource, request)),
];
