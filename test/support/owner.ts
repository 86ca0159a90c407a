// Run by tests as a process of its own: acquires the Neo4j of a home, says so, and holds it until it is killed.
// With `password` it stops on the way, when the first password is about to be set; with `maven` while Maven, a stand-in, is at work.
import { setFirstPassword } from '../../src/graph/probe.ts';
import { managerOf } from './managed-neo4j.ts';

const [home = '', until = 'acquired', cache, maven] = process.argv.slice(2);
const forever = new Promise<never>(() => undefined);
const say = () => void process.stdout.write(`${until}\n`);
const stay = setInterval(() => undefined, 60_000);

const manager = managerOf(home, {
  setFirstPassword(uri, password) {
    if (until !== 'password') return setFirstPassword(uri, password);
    say();
    return forever;
  },
  onProgress(step) {
    if (until === 'maven' && step.startsWith('Installing')) say();
  },
  ...(cache === undefined ? {} : { cache }),
  ...(maven === undefined ? {} : { maven }),
});
await manager.acquire('owner');
if (until === 'acquired') say();
stay.ref();
