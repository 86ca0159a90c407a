import type { Article } from '../graph/article.ts';
import { highlightedTextsOf } from '../graph/highlighted-text.ts';
import { articleHighlights, type Highlight, type HIGHLIGHT_FIELDS } from '../model/article-highlight.ts';
import type { Search } from '../model/search.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';

const HighlightField = builder.enumType('HighlightField', {
  description: 'A field of an article in which words are searched.',
  values: {
    TITLE: { description: 'The title, whole.' },
    SUBTITLE: { description: 'The subtitle, whole.' },
    ABSTRACT: { description: 'The abstract: the three fragments at most that hold most matches, of about 200 characters each.' },
    AUTHORS: { description: 'The names of its authors: every one that matches, whole.' },
    VENUE: { description: 'The name of the venue, whole.' },
    TOPICS: { description: 'The names of its topics: every one that matches, whole.' },
  } satisfies Record<(typeof HIGHLIGHT_FIELDS)[number], object>,
});

export const HighlightType = builder.objectRef<Highlight>('Highlight').implement({
  description: 'What a search found in one field of an article.',
  fields: (t) => ({
    field: t.expose('field', { type: HighlightField, description: 'The field.' }),
    fragments: t.field({
      type: ['HTML'],
      description:
        'Its text, in the order printed, with <mark> around what matched and everything else escaped; `…` where a longer text is cut. Words are marked whole in any of their forms and accents; of a word that the last one typed only begins, the part typed; a phrase from its first word to its last.',
      resolve: ({ fragments }) => [...fragments],
    }),
  }),
});

/** What the search of a list found in one of its articles; nothing where nothing was searched. */
export async function highlightsOf({ id, title, subtitle }: Article, search: Search | null, { batch }: Context): Promise<Highlight[]> {
  if (search === null || search.required.length === 0) return [];
  const { abstract, names, venue, topics } = await batch(highlightedTextsOf, id);
  return articleHighlights(search, {
    TITLE: [title],
    SUBTITLE: given(subtitle),
    ABSTRACT: given(abstract),
    AUTHORS: names,
    VENUE: given(venue),
    TOPICS: topics,
  });
}

function given(text: string | null): string[] {
  return text === null ? [] : [text];
}
