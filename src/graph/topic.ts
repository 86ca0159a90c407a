import type { TopicKind } from '../model/record.ts';
import { type Named, namedFields, namedReads } from './named.ts';
import { shapeOf } from './shape.ts';

export interface Topic extends Named {
  readonly kind: TopicKind;
}

export const TOPIC = (node: string) => shapeOf<Topic>(node, (its) => ({ ...namedFields(its), kind: its('kind') }));

export const TOPICS = namedReads('topic', TOPIC);
