import type { Fault } from './ask.ts';

const TITLES: Readonly<Record<string, string>> = {
  OFFLINE: 'No connection',
  NOT_FOUND: 'Not found',
  TIMEOUT: 'This took too long',
  TOO_COMPLEX: 'This is too much at once',
  UNAVAILABLE: 'The database does not answer',
};

/** What went wrong, in words, with a way to try again. */
export function FaultNotice({ fault, again }: { readonly fault: Fault; readonly again: () => void }) {
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
        <a href="/explore">Start anew</a>
      </p>
    </div>
  );
}
