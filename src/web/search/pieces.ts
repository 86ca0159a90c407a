/** A piece of a text, and whether it is marked. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** The pieces of HTML whose only markup is `<mark>`. Whatever else it has is text and nothing more. */
export function piecesOf(html: string): Piece[] {
  return html
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text, index) => ({ text: unescaped(text), marked: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** A text without marks. */
export function plain(text: string): Piece[] {
  return [{ text, marked: false }];
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

function unescaped(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}
