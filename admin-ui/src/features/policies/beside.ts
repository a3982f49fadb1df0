import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** How long nothing has to be typed before a text is looked at. */
const PAUSE = 400;

/**
 * What the server reads out of a text, looked at anew while it is written. What is changed in it is written into the text by the server and comes
 * back with it: there is one reader of these texts, and it is not here.
 *
 * @param key  names whose text it is
 * @param text as it is now
 * @param ask  asks for a text as it is, or with a change
 */
export function useBeside<S extends { text?: string }, C>(key: string[], text: string, ask: (text: string, change?: C, signal?: AbortSignal) => Promise<S>) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const pause = setTimeout(() => setAsked(text), PAUSE);
    return () => clearTimeout(pause);
  }, [text]);
  const read = useQuery({
    queryKey: [...key, asked],
    queryFn: ({ signal }) => ask(asked, undefined, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const write = useMutation({
    scope: { id: key.join(' ') },
    mutationFn: (change: C) => ask(text, change),
    onSuccess: (shown) => {
      queries.setQueryData([...key, shown.text ?? ''], shown);
      setAsked(shown.text ?? '');
    },
  });
  return { read, write, current: read.data?.text === text && !read.isPlaceholderData };
}
