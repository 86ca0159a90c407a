import { abstractsOf } from '../../graph/abstract.ts';
import { type Article, articlesByDoi, articlesById, articlesByRecord } from '../../graph/article.ts';
import { COLLECTIONS } from '../../graph/collection.ts';
import { FORMATS } from '../../graph/format.ts';
import { INSTITUTIONS } from '../../graph/institution.ts';
import { LANGUAGES } from '../../graph/language.ts';
import { ROOT } from '../../graph/list.ts';
import { publicationsOf } from '../../graph/publication.ts';
import { PUBLISHERS } from '../../graph/publisher.ts';
import { TOPICS } from '../../graph/topic.ts';
import { worksOfArticles } from '../../graph/work.ts';
import { allArticlesArgs, articleConnection, ArticleConnection } from '../article-list.ts';
import { builder } from '../builder.ts';
import { idOfType, keyOf } from '../look-up.ts';
import { ArticleType, CollectionType, FormatType, InstitutionType, LanguageType, PublisherType, TopicType, WorkType } from '../nodes.ts';
import { stillThere } from '../still-there.ts';
import { LinkType, linksOf } from './link.ts';
import { ProvenanceType } from './provenance.ts';
import { PublicationType } from './publication.ts';

builder.node(ArticleType, {
  description: 'What one record describes: an article, a paper, a book, a thesis, ... Records of the same work are articles of their own.',
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(articlesById, id),
  fields: (t) => ({
    title: t.exposeString('title', { description: 'The title without the subtitle.' }),
    subtitle: t.exposeString('subtitle', { nullable: true, description: 'The subtitle.' }),
    abstract: t.string({
      nullable: true,
      description: 'The abstract as plain text, a line for each paragraph.',
      extensions: { price: 10 },
      resolve: async ({ id }, _, { batch }) => (await batch(abstractsOf, id)).text,
    }),
    abstractHtml: t.field({
      type: 'HTML',
      nullable: true,
      description: 'The abstract with its own markup; null where it has none.',
      extensions: { price: 10 },
      resolve: async ({ id }, _, { batch }) => (await batch(abstractsOf, id)).html,
    }),
    year: t.exposeInt('year', { nullable: true, description: 'The year of publication.' }),
    doi: t.expose('doi', { type: 'DOI', nullable: true, description: 'Its DOI.' }),
    isbns: t.exposeStringList('isbns', { description: 'Its ISBNs.' }),
    series: t.exposeStringList('series', { description: 'The series that it is part of.' }),
    links: t.field({ type: [LinkType], description: 'Where to find it on the web.', resolve: linksOf }),
    makesTies: t.exposeBoolean('makesTies', {
      description:
        'Whether it ties its authors to one another. False where more signed than make a collaboration (100, unless the server is set up otherwise).',
    }),
    publishers: t.field({
      type: [PublisherType],
      description: 'Who published it, in the order of the record: the first 100.',
      resolve: ({ id }, _, { batch }) => batch(PUBLISHERS.ofArticles, id),
    }),
    publication: t.field({
      type: PublicationType,
      nullable: true,
      description: 'Where it appeared; null where the record does not say.',
      resolve: ({ id }, _, { batch }) => batch(publicationsOf, id),
    }),
    institutions: t.field({
      type: [InstitutionType],
      description: 'Who holds it, in the order of the record: the first 100.',
      resolve: ({ id }, _, { batch }) => batch(INSTITUTIONS.ofArticles, id),
    }),
    collections: t.field({
      type: [CollectionType],
      description: 'The collections it is in, in the order of the record: the first 100.',
      resolve: ({ id }, _, { batch }) => batch(COLLECTIONS.ofArticles, id),
    }),
    languages: t.field({
      type: [LanguageType],
      description: 'The languages it is in, in the order of the record: the first 100.',
      resolve: ({ id }, _, { batch }) => batch(LANGUAGES.ofArticles, id),
    }),
    formats: t.field({
      type: [FormatType],
      description: 'What it is, in the order of the record: the first 100.',
      resolve: ({ id }, _, { batch }) => batch(FORMATS.ofArticles, id),
    }),
    topics: t.field({
      type: [TopicType],
      description: 'What it is about, in the order of the record: the first 100.',
      resolve: ({ id }, _, { batch }) => batch(TOPICS.ofArticles, id),
    }),
    work: t.field({
      type: WorkType,
      description: 'The work that it is a version of; alone in it, mostly.',
      resolve: async ({ id }, _, { batch }) => stillThere(await batch(worksOfArticles, id)),
    }),
    versions: t.connection(
      {
        type: ArticleType,
        description: 'The other records of its work, the latest first.',
        resolve: ({ id }, args, ctx) => articleConnection(ctx, 'versions', { id }, args, ['Article.versions', id]),
      },
      ArticleConnection,
    ),
    provenance: t.field({ type: ProvenanceType, description: 'Where its record came from, and when.', resolve: (article) => article }),
  }),
});

const RecordRef = builder.inputType('RecordRef', {
  description: 'A record as its catalogue names it.',
  fields: (t) => ({
    source: t.string({ required: true, description: 'The name of the source.' }),
    recordId: t.string({ required: true, description: 'The id that the record has there.' }),
  }),
});

const ArticleBy = builder.inputType('ArticleBy', {
  description: 'One article: by its id, by its DOI, or by its record in its catalogue.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    doi: t.field({
      type: 'DOI',
      description: 'Its DOI. Of several records that carry it, the one last indexed is meant, then the one of the lowest id.',
    }),
    record: t.field({ type: RecordRef, description: 'Its record.' }),
  }),
});

builder.queryField('article', (t) =>
  t.field({
    type: ArticleType,
    nullable: true,
    description: 'An article, or null where there is none of this id, DOI or record.',
    args: { by: t.arg({ type: ArticleBy, required: true, description: 'Which one.' }) },
    resolve: (_, { by: { id, doi, record } }, { batch }): Promise<Article | null> => {
      if (typeof id === 'string') return batch(articlesById, idOfType('Article', id));
      if (typeof doi === 'string') return batch(articlesByDoi, doi);
      return batch(articlesByRecord, { source: keyOf(record.source), recordId: keyOf(record.recordId) });
    },
  }),
);

builder.queryField('articles', (t) =>
  t.connection(
    {
      type: ArticleType,
      description: 'All articles; the latest first unless asked otherwise.',
      args: allArticlesArgs,
      resolve: (_, args, ctx) => articleConnection(ctx, 'all', ROOT, args, ['articles']),
    },
    ArticleConnection,
  ),
);
