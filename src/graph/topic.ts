import type { TopicKind } from '../model/record.ts';
import { type Named, namedReads } from './named.ts';

export interface Topic extends Named {
  readonly kind: TopicKind;
}

export const TOPICS = namedReads<Topic>('topic', ['kind']);
