import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '../../functions/shared/api/openapi-document.ts';

// The very document that the server publishes at /v1/openapi.json.
const document = openApiDocument('') as unknown as OpenAPI3;
const file = join(import.meta.dirname, '../src/api/schema.d.ts');
writeFileSync(file, astToString(await openapiTypescript(document)));
