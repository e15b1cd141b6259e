import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';

/** What may go away by itself: nothing answered, too much at once, or a part of the service is down. */
const isPassing = (error: Error): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 500);

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && isPassing(error) },
    },
  });
