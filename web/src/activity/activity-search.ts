/** What the activity is narrowed by, as it stands in the address; an empty text narrows nothing. */
export interface ActivitySearch {
  readonly outcome: string;
  /** A stable reason. */
  readonly code: string;
  readonly type: string;
  readonly partner: string;
  /** Days in the viewer's zone, both included: `2026-11-28`. */
  readonly from: string;
  readonly to: string;
  /** An email, an event id or a Chargebee transaction id. */
  readonly search: string;
}

const names = ['outcome', 'code', 'type', 'partner', 'from', 'to', 'search'] as const;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Reads what is asked for from the address; a day that is none asks for nothing. */
export function activitySearchIn(params: URLSearchParams): ActivitySearch {
  const asked = Object.fromEntries(names.map((name) => [name, params.get(name) ?? '']));
  const { from = '', to = '' } = asked;
  return {
    ...(asked as unknown as ActivitySearch),
    from: isDay(from) ? from : '',
    to: isDay(to) ? to : '',
  };
}

/** All of it. */
export const allActivity = Object.fromEntries(names.map((name) => [name, ''])) as unknown as ActivitySearch;

export const isFiltered = (search: ActivitySearch): boolean => names.some((name) => search[name] !== '');

/** Where the activity is shown, narrowed by this. */
export const activityPath = (search: Partial<ActivitySearch> & { readonly event?: string }): string =>
  `/integrations/chargebee/activity?${new URLSearchParams(search).toString()}`;

/** The moments from and up to which lines are shown, as the API takes them. */
export function momentsOf({ from, to }: Pick<ActivitySearch, 'from' | 'to'>): { from?: string; to?: string } {
  const begin = (day: string, later = 0): Date => {
    const date = new Date(`${day}T00:00:00`);
    date.setDate(date.getDate() + later);
    return date;
  };
  return {
    ...(from !== '' && { from: begin(from).toISOString() }),
    ...(to !== '' && { to: new Date(begin(to, 1).getTime() - 1).toISOString() }),
  };
}

export const isEmail = (text: string): boolean => text.includes('@');
