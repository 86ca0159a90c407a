import type { Article } from '../graph/article.ts';
import type { ListedArticles } from '../graph/article-source.ts';
import type { Author } from '../graph/author.ts';
import type { Collection } from '../graph/collection.ts';
import type { Format } from '../graph/format.ts';
import type { Institution } from '../graph/institution.ts';
import type { Language } from '../graph/language.ts';
import type { Load } from '../graph/load-ledger.ts';
import type { Publisher } from '../graph/publisher.ts';
import type { Source } from '../graph/source.ts';
import type { Topic } from '../graph/topic.ts';
import type { Venue } from '../graph/venue.ts';
import type { Work } from '../graph/work.ts';
import { builder } from './builder.ts';

// The names of types that refer to one another, each filled in by its own module of types/: so that those may import in any order.
export const ArticleType = builder.objectRef<Article>('Article');
export const AuthorType = builder.objectRef<Author>('Author');
export const PublisherType = builder.objectRef<Publisher>('Publisher');
export const VenueType = builder.objectRef<Venue>('Venue');
export const InstitutionType = builder.objectRef<Institution>('Institution');
export const CollectionType = builder.objectRef<Collection>('Collection');
export const TopicType = builder.objectRef<Topic>('Topic');
export const LanguageType = builder.objectRef<Language>('Language');
export const FormatType = builder.objectRef<Format>('Format');
export const WorkType = builder.objectRef<Work>('Work');
export const SourceType = builder.objectRef<Source>('Source');
export const LoadType = builder.objectRef<Load>('Load');
export const ArticleFacetsType = builder.objectRef<ListedArticles>('ArticleFacets');
