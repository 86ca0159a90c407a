import { authorsById } from '../graph/author.ts';
import {
  MOST_CONTACTS,
  MOST_CONTACTS_OF_CONTACT,
  MOST_SUGGESTED,
  sharedTopicsOf,
  type SuggestedCoAuthor,
  suggestedCoAuthorsOf,
} from '../graph/suggested-co-author.ts';
import { builder } from './builder.ts';
import { within } from './network-args.ts';
import { AuthorType, TopicType } from './nodes.ts';
import { stillThere } from './still-there.ts';

interface Suggested extends SuggestedCoAuthor {
  /** The id of the author to whom this one is suggested. */
  readonly to: string;
}

const SuggestedCoAuthorType = builder.objectRef<Suggested>('SuggestedCoAuthor').implement({
  description: 'Somebody with whom an author has not written yet, but those have with whom the author has.',
  fields: (t) => ({
    author: t.field({ type: AuthorType, description: 'The author suggested.', resolve: ({ author }) => author }),
    score: t.exposeFloat('score', {
      description:
        'After Adamic and Adar (2003): the sum of 1 / ln(n) over the contacts of both, n being with how many each contact has written. A contact of few says more.',
    }),
    via: t.field({
      type: [AuthorType],
      description: 'Those with whom both have written, those of the fewest co-authors first, then by name.',
      args: { first: t.arg.int({ required: true, defaultValue: 5, description: `How many at most: 1 to ${MOST_SUGGESTED}.` }) },
      resolve: async ({ via }, { first }, { batch }) => {
        within('first', first, 1, MOST_SUGGESTED);
        return (await Promise.all(via.slice(0, first).map((id) => batch(authorsById, id)))).map(stillThere);
      },
    }),
    sharedTopics: t.field({
      type: [TopicType],
      description: 'What both have written about, what both did most often first, then by name.',
      args: { first: t.arg.int({ required: true, defaultValue: 5, description: `How many at most: 1 to ${MOST_SUGGESTED}.` }) },
      resolve: async ({ to, author }, { first }, { batch }) => {
        within('first', first, 1, MOST_SUGGESTED);
        return (await batch(sharedTopicsOf, { a: to, b: author.id })).slice(0, first);
      },
    }),
  }),
});

builder.objectField(AuthorType, 'suggestedCoAuthors', (t) =>
  t.field({
    type: [SuggestedCoAuthorType],
    nullable: true,
    description: `With whom this author might write: co-authors of co-authors who are no co-authors yet, those first whom the contacts of both suggest most, equal ones by name. Contacts who have written with more than ${MOST_CONTACTS_OF_CONTACT} others are left out, and of an author with more than ${MOST_CONTACTS} contacts those of the most co-authors.`,
    extensions: { price: 1_000 },
    args: { first: t.arg.int({ required: true, defaultValue: 10, description: `How many at most: 1 to ${MOST_SUGGESTED}.` }) },
    resolve: async ({ id }, { first }, { batch }) => {
      within('first', first, 1, MOST_SUGGESTED);
      return (await batch.alone(suggestedCoAuthorsOf, id)).slice(0, first).map((suggested) => ({ ...suggested, to: id }));
    },
  }),
);
