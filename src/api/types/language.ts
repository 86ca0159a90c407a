import { LANGUAGES } from '../../graph/language.ts';
import { ArticleSet } from '../article-set.ts';
import { builder } from '../builder.ts';
import { LanguageType } from '../nodes.ts';

builder.node(LanguageType, {
  description: 'A language, told apart by the name or code that records print: "English" and "eng" are two, of one code.',
  interfaces: [ArticleSet],
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(LANGUAGES.byId, id),
  fields: (t) => ({
    code: t.exposeString('code', {
      nullable: true,
      description: 'Its ISO 639-3 code, of three letters; null where the name is not known.',
    }),
  }),
});
