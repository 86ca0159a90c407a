import { articlesById } from '../graph/article.ts';
import { authorsById } from '../graph/author.ts';
import { COLLECTIONS } from '../graph/collection.ts';
import { INSTITUTIONS } from '../graph/institution.ts';
import { PUBLISHERS } from '../graph/publisher.ts';
import { type Suggested, type SuggestedLabel, SUGGESTED_LABELS, suggestionsOf } from '../graph/suggest.ts';
import { TOPICS } from '../graph/topic.ts';
import { VENUES } from '../graph/venue.ts';
import { highlightedWords } from '../model/highlight.ts';
import { LEAST_LETTERS, MOST_WORDS, parseTyped, typedWords } from '../model/suggestion.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { refuse } from './refuse.ts';
import { MAX_SEARCH_LENGTH } from './search-arg.ts';
import { stillThere } from './still-there.ts';

const MAX_FIRST = 50;

const SuggestionKind = builder.enumType('SuggestionKind', {
  description: 'What can be suggested.',
  values: {
    ARTICLE: { value: 'Article', description: 'An article, by its title.' },
    AUTHOR: { value: 'Author', description: 'An author, by the name.' },
    PUBLISHER: { value: 'Publisher', description: 'A publisher, by its name.' },
    VENUE: { value: 'Venue', description: 'A venue, by its name.' },
    INSTITUTION: { value: 'Institution', description: 'An institution, by its name.' },
    COLLECTION: { value: 'Collection', description: 'A collection, by its name.' },
    TOPIC: { value: 'Topic', description: 'A topic of any kind, by its name.' },
  } satisfies Record<Uppercase<SuggestedLabel>, { value: SuggestedLabel; description: string }>,
});

interface SuggestionRow extends Suggested {
  /** The folded words that were typed. */
  readonly typed: readonly string[];
}

const Suggestion = builder.objectRef<SuggestionRow>('Suggestion').implement({
  description: 'Something that somebody may mean who types.',
  fields: (t) => ({
    kind: t.field({ type: SuggestionKind, description: 'What it is.', resolve: ({ label }) => label }),
    text: t.exposeString('text', { description: 'Its name, or the title of an article, as printed.' }),
    highlighted: t.field({
      type: 'HTML',
      description: 'The same text with `<mark>` around the beginnings of words that were typed, everything else escaped.',
      resolve: ({ text, typed }) => highlightedWords(text, (word) => lettersOf(word, typed)),
    }),
    node: t.field({
      type: builder.nodeInterfaceRef(),
      description: 'The thing itself.',
      resolve: async ({ label, id }, _, ctx) => ({ ...stillThere(await nodeOf(ctx, label, id)), __typename: label }),
    }),
    articleCount: t.exposeInt('articleCount', { nullable: true, description: 'How many articles it has; null for an article.' }),
  }),
});

builder.queryField('suggest', (t) =>
  t.field({
    type: [Suggestion],
    description: `What somebody may mean who is typing: whatever has words in its name or title, in any order, that begin like all the words typed, whatever their letter case, accents, hyphens and apostrophes; and what a DOI, an ORCID iD, an ISSN or the id of a record identifies that was typed to its end. First comes what is meant as a whole, then what has more of the words whole, then what has more articles, then the alphabet; articles come last among equals, those whose title begins so before the others. Nothing for fewer than ${LEAST_LETTERS} letters and digits, which begin too many words.`,
    extensions: { price: 100 },
    args: {
      text: t.arg.string({
        required: true,
        description: `What was typed so far: at most ${MAX_SEARCH_LENGTH} characters, of which the first ${MOST_WORDS} different words count.`,
      }),
      kinds: t.arg({ type: [SuggestionKind], description: 'What to suggest; anything where nothing is given or the list is empty.' }),
      first: t.arg.int({ required: true, defaultValue: 10, description: `How many suggestions: 1 to ${MAX_FIRST}.` }),
    },
    resolve: async (_, { text, kinds, first }, { batch }) => {
      if (text.length > MAX_SEARCH_LENGTH) refuse(`text takes ${MAX_SEARCH_LENGTH} characters at most, not ${text.length}.`);
      if (first < 1 || first > MAX_FIRST) refuse(`first is from 1 to ${MAX_FIRST}, not ${first}.`);
      const search = parseTyped(text);
      if (search === null) return [];
      const labels = SUGGESTED_LABELS.filter((label) => isEmpty(kinds) || kinds.includes(label));
      const typed = typedWords(search);
      return (await batch(suggestionsOf, text, labels, first)).map((suggested) => ({ ...suggested, typed }));
    },
  }),
);

function isEmpty(kinds: readonly SuggestedLabel[] | null | undefined): kinds is readonly [] | null | undefined {
  return kinds === null || kinds === undefined || kinds.length === 0;
}

const NAMED = {
  Publisher: PUBLISHERS.byId,
  Venue: VENUES.byId,
  Institution: INSTITUTIONS.byId,
  Collection: COLLECTIONS.byId,
  Topic: TOPICS.byId,
};

/** How many letters of a folded word were typed. */
function lettersOf(word: string, typed: readonly string[]): number {
  return Math.max(0, ...typed.filter((beginning) => word.startsWith(beginning)).map(({ length }) => length));
}

function nodeOf({ batch }: Context, label: SuggestedLabel, id: string): Promise<object | null> {
  if (label === 'Article') return batch(articlesById, id);
  return label === 'Author' ? batch(authorsById, id) : batch(NAMED[label], id);
}
