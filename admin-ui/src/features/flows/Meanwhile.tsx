import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Refused, type Marked } from '../../api/client';
import { differing } from '../../diagram/content';
import type { Sign } from '../../diagram/Drawing';
import { Empty, FourStates, Loading } from '../../parts/states';
import { flows as said } from '../../texts/en/flows';
import { readProposed } from './queries';

const Drawing = lazy(() => import('../../diagram/Drawing'));

interface Props {
  /** Which refusal it is: each is looked into anew. */
  turn: number;
  id: string;
  path: string;
  /** The drawing as it was when it was laid onto the table. */
  read: string;
  refused: Refused;
  /** Goes on with the other's drawing. */
  take(theirs: Marked): void;
  /** Saves what is on the table in the place of the other's, which was seen: by its mark, or {@code null} when it was taken out. */
  keep(seen: string | null | undefined): void;
}

/** Says that somebody else changed the drawing since it was laid onto the table, and shows theirs before anything is decided. */
export function Meanwhile({ turn, id, path, read, refused, take, keep }: Props) {
  const [looking, setLooking] = useState(false);
  const theirs = useQuery({
    queryKey: ['flows', 'proposal', id, 'theirs', path, turn],
    queryFn: async ({ signal }) => {
      try {
        return await readProposed(id, path, signal);
      } catch (gone) {
        if (gone instanceof Refused && gone.status === 404) {
          return null;
        }
        throw gone;
      }
    },
    enabled: looking,
    gcTime: 0,
  });
  return (
    <Alert color="orange" variant="light" mb="sm" role="alert" title={said.meanwhile}>
      <Text size="sm" mb="sm">{refused.message}</Text>
      {!looking ? <Button size="xs" variant="default" onClick={() => setLooking(true)}>{said.lookAtTheirs}</Button> : (
        <FourStates asked={theirs}>
          {(one) => (
            <>
              {one === null ? <Empty title={said.theirsGone} /> : <Theirs read={read} theirs={one.text} path={path} />}
              <Group mt="sm" gap="xs">
                {one !== null && <Button size="xs" variant="default" onClick={() => take(one)}>{said.takeTheirs}</Button>}
                <Button size="xs" variant="default" onClick={() => keep(one === null ? null : one.mark)}>{said.keepMine}</Button>
              </Group>
            </>
          )}
        </FourStates>
      )}
    </Alert>
  );
}

function Theirs({ read, theirs, path }: { read: string; theirs: string; path: string }) {
  const elements = useMemo(() => differing(read, theirs), [read, theirs]);
  const signs = useMemo<Sign[]>(() => elements.map((element) => ({ element, marker: 'is-changed', text: said.legend.changed ?? '' })), [elements]);
  return (
    <>
      <Text size="sm" mb={4}>{elements.length === 0 ? said.theirsOnlyMoved : said.theirsDiffer(elements.join(', '))}</Text>
      <Suspense fallback={<Loading />}><Drawing xml={theirs} signs={signs} label={said.theirs(path)} /></Suspense>
    </>
  );
}
