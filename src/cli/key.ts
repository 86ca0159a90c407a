import { Command, InvalidArgumentError } from 'commander';
import { isKeyName, newApiKey } from '../api-keys.ts';
import type { Terminal } from '../terminal.ts';

const EXAMPLES = `
Examples:
  bibliograph key library-website
  BIBLIOGRAPH_API_KEYS_FILE=keys.txt bibliograph serve

The line goes into the file that BIBLIOGRAPH_API_KEYS_FILE names. Lines that are added to it, or taken out, count from the next second on.`;

export function keyCommand(terminal: Terminal): Command {
  return new Command('key')
    .description('make an API key for a client')
    .argument('<name>', 'what the client is called, in the log too', keyName)
    .option('--json', 'as one line of JSON')
    .addHelpText('after', EXAMPLES)
    .action((name: string, { json }: { json?: boolean }) => {
      const { key, line } = newApiKey(name);
      if (json === true) terminal.say(JSON.stringify({ name, key, line }));
      else {
        terminal.say(`The key, for whoever uses it; it is shown this once:\n  ${key}`);
        terminal.say(`The line, for the file that BIBLIOGRAPH_API_KEYS_FILE names:\n  ${line}`);
      }
    });
}

function keyName(text: string): string {
  if (isKeyName(text)) return text;
  throw new InvalidArgumentError('A name is up to 64 letters from A to Z, digits, full stops, hyphens and underscores.');
}
