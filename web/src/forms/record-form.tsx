import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useApi } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { pathOf, singular } from '../records/kind-of.ts';
import { createRecord, forgetRecords, patchRecord, type OwnKind, type Read } from '../records/records-api.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import classes from '../ui/ui.module.css';
import { customerForm } from './customer-form.tsx';
import { dealForm } from './deal-form.tsx';
import type { FormKind } from './form-kind.ts';
import { leadForm } from './lead-form.tsx';
import { partnerForm } from './partner-form.tsx';
import { programForm } from './program-form.tsx';

const forms = {
  programs: programForm,
  partners: partnerForm,
  leads: leadForm,
  deals: dealForm,
  customers: customerForm,
};

interface RecordFormProps<K extends OwnKind> {
  readonly kind: K;
  /** What is changed; absent for a new one. */
  readonly read: Read<K> | undefined;
  /** Reads it again, where somebody else has changed it meanwhile. */
  readonly onReread?: () => void;
}

const isStale = (error: Error): boolean => error instanceof ApiProblem && error.status === 412;

const notSaved = (error: Error): string =>
  isStale(error) ? 'Somebody else changed this meanwhile' : 'It was not saved';

/** Makes or changes a record. What the API refuses stands beside its field. */
export function RecordForm<K extends OwnKind>({ kind, onReread, ...props }: RecordFormProps<K>) {
  const { empty, from, toBody, Fields } = forms[kind] as unknown as FormKind<K, object>;
  // What the changes were made from: a newer state that is read behind the form must not be overwritten.
  const [read] = useState(props.read);
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [values, setValues] = useState(() => (read === undefined ? empty : from(read.record)));
  // One key for one form: a second try of the same makes no second record. Another body needs another key.
  const [keys] = useState(() => new Map<string, string>());
  const save = useMutation({
    mutationFn: async (body: object) => {
      if (read !== undefined) {
        await patchRecord(api, kind, read.record.id, body, read.etag);
        return read.record.id;
      }
      const text = JSON.stringify(body);
      const key = keys.get(text) ?? crypto.randomUUID();
      keys.set(text, key);
      return (await createRecord(api, kind, body, key)).id;
    },
    onSuccess: async (id) => {
      await forgetRecords(client);
      await navigate(pathOf(kind, id));
    },
  });
  const problem = save.error;
  const fields = problem instanceof ApiProblem ? problem.fields : {};
  // A conflict names no field, but its code says which one it is about.
  const conflict =
    problem instanceof ApiProblem && problem.code === 'email_taken'
      ? { email: problem.message }
      : problem instanceof ApiProblem && problem.code === 'chargebee_id_taken'
        ? { 'properties.chargebee_customer_id': problem.message }
        : {};
  const errors: Readonly<Record<string, string>> = { ...fields, ...conflict };
  const body = toBody(values);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (body !== undefined) save.mutate(body);
      }}
    >
      <Stack maw={640} className={classes['card']}>
        <Fields
          values={values}
          set={(part) => {
            setValues((before) => ({ ...before, ...part }));
          }}
          errorAt={(path) => errors[path]}
        />
        {problem !== null && (
          <ProblemAlert
            title={
              Object.keys(errors).length > 0 ? 'Some fields are not as they should be' : notSaved(problem)
            }
            problem={problem}
            onRetry={isStale(problem) ? onReread : undefined}
            retryLabel="Read it again"
          />
        )}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={body === undefined}>
            {read === undefined ? `Add the ${singular(kind)}` : 'Save changes'}
          </Button>
          <Button
            component={Link}
            variant="default"
            to={read === undefined ? `/records/${kind}` : pathOf(kind, read.record.id)}
          >
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
