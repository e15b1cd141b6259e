import { Button, NativeSelect, TextInput } from '@mantine/core';
import { ReferenceField } from '../forms/reference-field.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { capitalized } from '../ui/status.tsx';
import classes from './activity.module.css';
import { isFiltered, type ActivitySearch } from './activity-search.ts';
import { codeWord, eventTypes, eventWord, outcomes, reasons } from './words.ts';

interface ActivityFiltersProps {
  readonly search: ActivitySearch;
  readonly onChange: (name: keyof ActivitySearch, value: string) => void;
  readonly onClear: () => void;
}

/** A choice with all that is known, and what stands in the address. */
const choices = (known: readonly string[], value: string, wordOf: (value: string) => string) =>
  (value === '' || known.includes(value) ? known : [...known, value]).map((one) => ({
    value: one,
    label: wordOf(one),
  }));

/** What narrows the activity. */
export function ActivityFilters({ search, onChange, onClear }: ActivityFiltersProps) {
  const select = (
    name: 'outcome' | 'code' | 'type',
    label: string,
    all: string,
    known: readonly string[],
    wordOf: (value: string) => string,
  ) => (
    <NativeSelect
      label={label}
      value={search[name]}
      onChange={({ currentTarget }) => {
        onChange(name, currentTarget.value);
      }}
      data={[{ value: '', label: all }, ...choices(known, search[name], wordOf)]}
    />
  );
  const day = (name: 'from' | 'to', label: string) => (
    <TextInput
      type="date"
      label={label}
      value={search[name]}
      onChange={({ currentTarget }) => {
        onChange(name, currentTarget.value);
      }}
    />
  );
  return (
    <section aria-label="Filters" className={classes['filters']}>
      <div className={classes['search']}>
        <SearchField
          key={search.search}
          label="Search"
          placeholder="Email, event or transaction ID"
          value={search.search}
          onSearch={(text) => {
            onChange('search', text);
          }}
        />
      </div>
      {select('outcome', 'Outcome', 'All outcomes', outcomes, capitalized)}
      {select('code', 'Reason', 'All reasons', reasons, codeWord)}
      {select('type', 'Event type', 'All types', eventTypes, eventWord)}
      <ReferenceField
        kind="partners"
        label="Partner"
        none="All partners"
        value={search.partner}
        error={undefined}
        onChange={(id) => {
          onChange('partner', id);
        }}
      />
      {day('from', 'From')}
      {day('to', 'To')}
      {isFiltered(search) && (
        <Button variant="default" onClick={onClear}>
          Show all
        </Button>
      )}
    </section>
  );
}
