import { problem } from '../shared/http/answer.ts';

export const noSuchLine = problem(404, 'not_found', 'There is no activity line of this event.');
