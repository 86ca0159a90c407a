import { builder } from './builder.ts';
import './scalars.ts';
import './types/article.ts';
import './types/collection.ts';
import './types/format.ts';
import './types/institution.ts';
import './types/language.ts';
import './types/load.ts';
import './types/publisher.ts';
import './types/source.ts';
import './types/statistics.ts';
import './types/topic.ts';
import './types/venue.ts';
import './types/work.ts';

export const schema = builder.toSchema();
