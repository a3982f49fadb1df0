import { Failed } from '../parts/states';

/** What a page shows that failed while it was drawn. */
export function Broken({ error, reset }: { error: unknown; reset?: () => void }) {
  return <Failed error={error} again={reset} />;
}
