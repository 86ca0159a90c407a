import { readdirSync, readFileSync } from 'node:fs';

/** An example query: a tab of the playground, and a line of the home page. */
export interface Operation {
  readonly name: string;
  /** What it shows: the sentence that its comment begins with. */
  readonly shows: string;
  /** The whole file. */
  readonly document: string;
}

const FOLDER = new URL('../../schema/operations/', import.meta.url);

/** The operations of `schema/operations`, in the order of their file names. */
export function readOperations(folder: URL = FOLDER): Operation[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return files.sort().map((file) => operation(file, readFileSync(new URL(file, folder), 'utf8')));
}

function operation(file: string, document: string): Operation {
  const name = /^query (\w+)/m.exec(document)?.[1];
  const comment = [...document.matchAll(/^# ?(.*)$/gm)].map(([, line = '']) => line).join(' ');
  const shows = /^[^.]+\./.exec(comment)?.[0];
  if (name === undefined || shows === undefined) throw new Error(`${file} lacks a named query or a comment that says what it shows.`);
  return { name, shows, document };
}
