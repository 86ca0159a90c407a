import { PlaceLink } from './place-link.tsx';
import { START, type Subject, withSubject } from './place.ts';
import { SubjectSearch } from './search/subject-search.tsx';
import type { Travel } from './use-place.ts';

const MODES: readonly { readonly kind: Subject['kind']; readonly name: string; readonly empty: Subject | null }[] = [
  { kind: 'author', name: 'Around an author', empty: null },
  { kind: 'articles', name: 'Of articles', empty: { kind: 'articles', search: null, set: null } },
  { kind: 'authors', name: 'Among authors', empty: { kind: 'authors', ids: [] } },
  { kind: 'path', name: 'Path', empty: { kind: 'path', from: null, to: null } },
];

/** The name of the house, the kinds of networks, and the search that chooses whose. */
export function Header({ travel }: { readonly travel: Travel }) {
  const kind = travel.place.subject?.kind ?? 'author';
  return (
    <header class="top">
      <a class="skip" href="#main">
        To the network
      </a>
      <a class="house" href="/" title="To the home page">
        <img src="/favicon.svg" alt="" width="24" height="24" /> bibliograph
      </a>
      <nav aria-label="Networks">
        <ul>
          {MODES.map((mode) => (
            <li key={mode.kind}>
              <PlaceLink travel={travel} place={withSubject(START, mode.empty)} current={mode.kind === kind}>
                {mode.name}
              </PlaceLink>
            </li>
          ))}
        </ul>
      </nav>
      <SubjectSearch travel={travel} />
    </header>
  );
}
