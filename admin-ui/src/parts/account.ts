import { useQuery } from '@tanstack/react-query';
import { account, type Account } from '../api/client';

export const accountQuery = { queryKey: ['account'], queryFn: ({ signal }: { signal: AbortSignal }) => account(signal), staleTime: 60_000 };

/** Who is signed in; the shell shows no page before it knows. */
export function useAccount(): Account {
  const { data } = useQuery(accountQuery);
  if (!data) {
    throw new Error('a page was shown before it was known to whom');
  }
  return data;
}
