import type { Fault } from './ask.ts';
import { PlaceLink } from './place-link.tsx';
import { START } from './place.ts';
import type { Travel } from './use-place.ts';

const TITLES: Readonly<Record<string, string>> = {
  OFFLINE: 'No connection',
  NOT_FOUND: 'Not found',
  PERSISTED_QUERY_NOT_FOUND: 'This page is out of date',
  TIMEOUT: 'This took too long',
  TOO_COMPLEX: 'This is too much at once',
  UNAVAILABLE: 'The database does not answer',
};

interface FaultNoticeProps {
  readonly fault: Fault;
  readonly again: () => void;
  /** Where there is nothing else on the page: the way to its start. */
  readonly travel?: Travel;
}

/** What went wrong, in words, with a way to try again. */
export function FaultNotice({ fault, again, travel }: FaultNoticeProps) {
  return (
    <div class="notice" role="alert">
      <p>
        <strong>{TITLES[fault.code] ?? 'This did not work'}</strong>
      </p>
      <p>{fault.message}</p>
      {fault.code === 'OFFLINE' && <p>It is tried again as soon as the connection is back.</p>}
      <p>
        <button type="button" onClick={again}>
          Try again
        </button>{' '}
        {travel !== undefined && (
          <PlaceLink travel={travel} place={START}>
            Start anew
          </PlaceLink>
        )}
      </p>
    </div>
  );
}
