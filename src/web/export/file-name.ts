/** A name for a file of a network: "Around Church, Kenneth" becomes `bibliograph-around-church-kenneth.csv`. Letters of every script stay. */
export function fileName(title: string, ending: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{Script=Latin}\p{M}+/gu, ([letter = '']) => letter)
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  // File systems hold about 255 bytes; a character may take four.
  const named = Array.from((words ?? []).join('-'))
    .slice(0, 50)
    .join('')
    .replace(/-+$/, '');
  return ['bibliograph', named].filter(Boolean).join('-') + ending;
}
