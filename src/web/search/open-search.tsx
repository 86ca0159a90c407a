import { ask } from '../ask.ts';
import { SetNameDocument, type SuggestionKind } from '../generated/graphql.ts';
import { type Subject, withSubject } from '../place.ts';
import { useAsked } from '../use-asked.ts';
import type { Travel } from '../use-place.ts';
import { Chip } from './chip.tsx';
import { Combobox } from './combobox.tsx';
import { plain } from './pieces.ts';
import { meantBy, type Option, optionOf, type Suggestion } from './suggestion.ts';

type Articles = Extract<Subject, { kind: 'articles' }>;

interface OpenSearchProps {
  readonly travel: Travel;
  /** The search and the set that are shown; null where the network is not of articles. */
  readonly articles: Articles | null;
}

/** One field for whatever a network can be of: an author, whatever has articles, or a search. */
export function OpenSearch({ travel, articles }: OpenSearchProps) {
  const { place, go } = travel;
  const set = articles?.set ?? null;
  const { answer } = useAsked(set, (signal) => ask(SetNameDocument, { id: set ?? '' }, signal));
  const setName = answer?.node != null && 'name' in answer.node ? answer.node.name : null;
  const goTo = (subject: Subject) => go(withSubject(place, subject));

  const searches = (text: string): Option<Subject>[] => {
    const all = searchOption(`All articles with “${text}”`, { kind: 'articles', search: text, set: null });
    return set === null
      ? [all]
      : [searchOption(`“${text}” in ${setName ?? 'these articles'}`, { kind: 'articles', search: text, set }), all];
  };
  const options = (text: string, suggestions: readonly Suggestion[]): Option<Subject>[] => {
    const found = suggestions.flatMap((suggestion) => {
      const subject = subjectOf(suggestion);
      return subject === null ? [] : [optionOf(suggestion, subject)];
    });
    if (articles === null) return [...found, ...searches(text)];
    const isAuthor = ({ value }: Option<Subject>) => value.kind === 'author';
    return [...searches(text), ...found.filter((option) => !isAuthor(option)), ...found.filter(isAuthor)];
  };
  const meant = (text: string, suggestions: readonly Suggestion[]): Subject | null => {
    const meant = articles === null ? meantBy(text, suggestions) : null;
    return (meant === null ? null : subjectOf(meant)) ?? searches(text)[0]?.value ?? null;
  };

  return (
    <>
      <Combobox
        label={articles === null ? 'Find an author, a topic, a venue …' : 'Find articles, a topic, a venue …'}
        placeholder={articles === null ? 'Find an author, a topic, a venue …' : 'Find articles, a topic, a venue …'}
        kinds={KINDS}
        options={options}
        meant={meant}
        nothing="No author, topic or venue has a name like this."
        onChoose={goTo}
      />
      {articles !== null && (articles.search !== null || set !== null) && (
        <ul class="chips" aria-label="Shown">
          {articles.search !== null && (
            <Chip name={`“${articles.search}”`} action="Remove" onAct={() => goTo({ ...articles, search: null })} />
          )}
          {set !== null && <Chip name={setName ?? '…'} action="Remove" onAct={() => goTo({ ...articles, set: null })} />}
        </ul>
      )}
    </>
  );
}

const KINDS: readonly SuggestionKind[] = ['AUTHOR', 'TOPIC', 'VENUE', 'PUBLISHER', 'INSTITUTION', 'COLLECTION'];

function searchOption(words: string, value: Articles): Option<Subject> {
  return { key: value.set === null ? 'search' : 'search in', pieces: plain(words), note: 'Search', value };
}

/** Whose network a suggestion offers; null for an article, which has none. */
function subjectOf({ kind, node }: Suggestion): Subject | null {
  if (kind === 'ARTICLE') return null;
  return kind === 'AUTHOR' ? { kind: 'author', id: node.id } : { kind: 'articles', search: null, set: node.id };
}
