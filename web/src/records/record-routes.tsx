import { Route, Routes, useParams } from 'react-router';
import { NotFound } from '../ui/not-found.tsx';
import { isOwn } from './is-own.ts';
import { RecordFormPage } from './record-form-page.tsx';
import { recordKinds } from './record-kinds.tsx';
import { RecordListPage } from './record-list-page.tsx';
import { RecordPage } from './record-page.tsx';
import type { Kind } from './records-api.ts';

const isKind = (text: string): text is Kind => Object.hasOwn(recordKinds, text);

function useKind(): { readonly kind: Kind | undefined; readonly id: string } {
  const { kind = '', id = '' } = useParams();
  return { kind: isKind(kind) ? kind : undefined, id };
}

function List() {
  const { kind } = useKind();
  return kind === undefined ? <NotFound /> : <RecordListPage key={kind} kind={kind} />;
}

function One() {
  const { kind, id } = useKind();
  return kind === undefined ? <NotFound /> : <RecordPage key={id} kind={kind} id={id} />;
}

function Form() {
  const { kind, id } = useKind();
  return kind === undefined || !isOwn(kind) ? (
    <NotFound />
  ) : (
    <RecordFormPage key={kind + id} kind={kind} id={id || undefined} />
  );
}

/** The pages of the records: `/records/{kind}`, `/new`, `/{id}` and `/{id}/edit`. */
export function RecordRoutes() {
  return (
    <Routes>
      <Route path=":kind" element={<List />} />
      <Route path=":kind/new" element={<Form />} />
      <Route path=":kind/:id" element={<One />} />
      <Route path=":kind/:id/edit" element={<Form />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
