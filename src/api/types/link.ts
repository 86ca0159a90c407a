import type { Article } from '../../graph/article.ts';
import { builder } from '../builder.ts';

interface Link {
  readonly url: string;
  readonly label: string | null;
}

export const LinkType = builder.objectRef<Link>('Link').implement({
  description: 'An address on the web.',
  fields: (t) => ({
    url: t.expose('url', { type: 'URL', description: 'The address, http or https.' }),
    label: t.exposeString('label', { nullable: true, description: 'What the record says is there.' }),
  }),
});

export function linksOf({ linkUrls, linkLabels }: Article): Link[] {
  return linkUrls.map((url, index) => ({ url, label: linkLabels[index] || null }));
}
