import { Command } from 'commander';
import { managedNeo4j, progressOf } from '../app.ts';
import { readConfig } from '../config.ts';
import { BibliographError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

export function dbCommand(terminal: Terminal): Command {
  const command = new Command('db').description('start, stop and look at the managed Neo4j by itself').addHelpText(
    'after',
    `
Every command that needs the managed Neo4j starts it, and the last one to end stops it.
Start it yourself when you run many commands, or to look into it with Neo4j's own tools.

Examples:
  bibliograph db start           it stays until "bibliograph db stop"
  bibliograph db status --json   for programs
  cypher-shell -a bolt://127.0.0.1:PORT -u neo4j -p "$(cat .bibliograph/password)"`,
  );
  command
    .command('start')
    .description('start it, installing it first if need be, and let it run until "db stop"')
    .action(async () => {
      const { uri } = await manager(terminal).pin(terminal.interruption);
      const { passwordFile, version } = await manager(terminal).status();
      terminal.say(`Neo4j ${version ?? ''} runs at ${uri} until "bibliograph db stop" (user neo4j, password in ${passwordFile}).`);
    });
  command
    .command('stop')
    .description('stop it')
    .option('--force', 'even while commands use it; they will fail')
    .action(async ({ force }: { force?: boolean }) => {
      const stopped = await manager(terminal).stop({ force: force === true });
      terminal.say(stopped ? 'Neo4j has stopped.' : 'No managed Neo4j was running.');
    });
  command
    .command('status')
    .description('say whether it runs, where, and who uses it')
    .option('--json', 'as one line of JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const status = await manager(terminal).status();
      terminal.say(json === true ? JSON.stringify(status) : described(status));
    });
  return command;
}

function manager(terminal: Terminal): ReturnType<typeof managedNeo4j> {
  const config = readConfig();
  if (config.neo4j !== null) {
    const message = 'NEO4J_URI names a Neo4j that is not ours to start or stop: unset it to manage a local one.';
    throw new BibliographError('CONFIGURATION', message);
  }
  return managedNeo4j(config, progressOf(terminal));
}

type Status = Awaited<ReturnType<ReturnType<typeof managedNeo4j>['status']>>;

function described(status: Status): string {
  const lines = [headline(status), `  data: ${status.home}`];
  if (status.pid !== null) {
    lines.push(`  login: ${status.username}, with the password in ${status.passwordFile}`);
    lines.push(status.pinned ? '  stays until "bibliograph db stop"' : '  stops when its last user ends');
  }
  for (const { command, pid, since } of status.users) lines.push(`  used by: ${command} (process ${pid}) since ${since}`);
  return lines.join('\n');
}

function headline({ state, pid, uri, version }: Status): string {
  const name = version === null ? 'Neo4j' : `Neo4j ${version}`;
  const process = pid === null ? '' : ` (process ${pid})`;
  switch (state) {
    case 'running':
      return `${name} runs at ${uri ?? ''}${process}.`;
    case 'starting':
      return `${name} is starting or stopping${process} and does not answer at the moment.`;
    case 'dead':
      return `${name} has died; the next command that needs it starts it again.`;
    case 'stopped':
      return 'No managed Neo4j is running; the next command that needs it starts it.';
  }
}
