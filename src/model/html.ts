import { decodeHTML } from 'entities';
import sanitizeHtml from 'sanitize-html';
import { collapse } from './text.ts';

/** An abstract as plain text, a line for each of its paragraphs, and its markup made safe to insert in a page; null where it had no markup. */
export interface Abstract {
  readonly text: string;
  readonly html: string | null;
}

const BLOCKS = ['p', 'br', 'div', 'ul', 'ol', 'li', 'blockquote', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];
const INLINE = ['a', 'b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'small', 'code', 'q', 'cite', 'abbr', 'dl', 'dt', 'dd'];

/** Everything that an abstract may keep; only links keep an attribute. Elements of JATS become their counterparts in HTML. */
const SAFE: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS, ...INLINE],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  transformTags: {
    a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener' }),
    h1: 'h3',
    h2: 'h3',
    'jats:p': 'p',
    'jats:sec': 'div',
    'jats:title': 'h4',
    'jats:italic': 'em',
    'jats:bold': 'strong',
    'jats:sub': 'sub',
    'jats:sup': 'sup',
    'jats:list': 'ul',
    'jats:list-item': 'li',
  },
};

/** Elements of HTML and JATS, each with no attribute or with real ones: "a <b and c> d" is no markup, nor is "<unk>". */
const MARKUP =
  /<\/?(?:jats:[a-z-]+|p|br|hr|div|span|font|center|ul|ol|li|dl|dt|dd|blockquote|pre|h[1-6]|table|thead|tbody|tr|th|td|a|b|strong|i|em|u|s|sub|sup|small|big|code|tt|q|cite|abbr|img|svg|math|script|style|iframe|object|embed|form|input|video|audio|html|body|head|meta|link)(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*\s*\/?>/i;

const BLOCK_TAG = new RegExp(`</?(?:${[...BLOCKS, 'dl', 'dt', 'dd'].join('|')})(?: [^>]*)?>`, 'g');
const ANY_TAG = /<[^>]*>/g;

/** Reads an abstract, whether it is HTML or plain text; null where nothing is left to read. */
export function parseAbstract(printed: string): Abstract | null {
  if (!MARKUP.test(printed)) {
    const text = collapse(decodeHTML(printed));
    return text === '' ? null : { text, html: null };
  }
  const html = collapse(sanitizeHtml(printed, SAFE));
  const text = textOf(html);
  return text === '' ? null : { text, html };
}

/** The text of sanitised HTML, in which every `<` and `>` that is not a tag's is an entity. Blocks begin new lines. */
function textOf(html: string): string {
  const lines = decodeHTML(html.replace(BLOCK_TAG, '\n').replace(ANY_TAG, '')).split('\n');
  return lines
    .map(collapse)
    .filter((line) => line !== '')
    .join('\n');
}
