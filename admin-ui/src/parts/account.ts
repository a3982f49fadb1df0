import { useQuery } from '@tanstack/react-query';
import { account, type Account } from '../api/client';
import { liveIn } from './zone';

/** Who is signed in, and where the company lives: moments are told in its zone from the first page on. */
export const accountQuery = {
  queryKey: ['account'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const me = await account(signal);
    liveIn(me.zone);
    return me;
  },
  staleTime: 60_000,
};

/** Who is signed in; the shell shows no page before it knows. */
export function useAccount(): Account {
  const { data } = useQuery(accountQuery);
  if (!data) {
    throw new Error('a page was shown before it was known to whom');
  }
  return data;
}
