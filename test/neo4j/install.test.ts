import { chmod, mkdir, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { VERSION, findProgram, installProgram } from '../../src/neo4j/install.ts';
import { isAlive, identify } from '../../src/process-id.ts';
import { eventually, startOwner, temporaryFolder } from '../support/managed-neo4j.ts';

let lib = '';

beforeAll(async () => {
  const program = await findProgram(readConfig().cache);
  if (program === null) throw new Error('The Neo4j that the tests share should have been installed by now.');
  ({ lib } = program);
});

/** Stands in for Maven: brings the jars that the real one brought before. `before` is shell that it runs first. */
async function standIn(folder: string, before = ''): Promise<string> {
  const path = join(folder, 'mvn');
  const script = `#!/bin/sh
echo run >> "${folder}/runs"
${before}
for argument in "$@"; do case "$argument" in -DoutputDirectory=*) cp -l "${lib}"/*.jar "\${argument#*=}/" 2> /dev/null || cp "${lib}"/*.jar "\${argument#*=}/";; esac; done
`;
  await writeFile(path, script);
  await chmod(path, 0o755);
  return path;
}

async function runs(folder: string): Promise<number> {
  return (await readFile(join(folder, 'runs'), 'utf8')).trim().split('\n').length;
}

function options(folder: string, maven: string) {
  return { cache: join(folder, 'cache'), javaHome: null, maven, onProgress: () => undefined };
}

describe('an installation', () => {
  test('is done once, by whoever comes first', async () => {
    await using folder = await temporaryFolder();
    const maven = await standIn(folder.path);
    const steps: [string, number, number | null][] = [];
    const programs = await Promise.all(
      Array.from({ length: 5 }, () => installProgram({ ...options(folder.path, maven), onProgress: (...step) => steps.push(step) })),
    );
    expect(new Set(programs.map((program) => program.lib)).size).toBe(1);
    expect(await findProgram(join(folder.path, 'cache'))).toEqual({ lib: programs[0]?.lib, version: VERSION, ours: true });
    expect(await runs(folder.path)).toBe(1);
    expect(steps.some(([step]) => step.startsWith(`Installing Neo4j ${VERSION}`))).toBe(true);
    expect(steps.some(([step]) => step.startsWith('Waiting for process'))).toBe(true);
  });

  test('that is damaged or half there is done again', async () => {
    await using folder = await temporaryFolder();
    const maven = await standIn(folder.path);
    const { cache } = options(folder.path, maven);
    await mkdir(join(cache, `neo4j-${VERSION}`, 'lib'), { recursive: true });
    await writeFile(join(cache, `neo4j-${VERSION}`, 'lib', `neo4j-${VERSION}.jar`), 'a part');
    expect(await findProgram(cache)).toBeNull();
    const program = await installProgram(options(folder.path, maven));

    await rm(join(program.lib, `neo4j-kernel-${VERSION}.jar`));
    expect(await findProgram(cache)).toBeNull();
    await installProgram(options(folder.path, maven));

    // A copy first: the jars are links to those that the other tests run.
    const jar = join(program.lib, `neo4j-server-${VERSION}.jar`);
    await rm(jar);
    await writeFile(jar, 'a longer text');
    await truncate(jar, 4);
    expect(await findProgram(cache)).toBeNull();
    await installProgram(options(folder.path, maven));
    expect(await findProgram(cache)).not.toBeNull();
    expect(await runs(folder.path)).toBe(3);
  });

  test('takes Maven along when it is killed, and is redone by the next', async () => {
    await using folder = await temporaryFolder();
    const slow = await standIn(folder.path, `echo $$ > "${folder.path}/maven-pid"; exec sleep 600`);
    const { cache } = options(folder.path, slow);
    const owner = await startOwner(join(folder.path, 'home'), 'maven', [cache, slow]);
    await eventually(async () => (await readdir(folder.path)).includes('maven-pid'));
    const maven = await eventuallyIdentified(join(folder.path, 'maven-pid'));
    expect(await isAlive(maven)).toBe(true);
    await owner.kill();
    await eventually(async () => !(await isAlive(maven)));
    expect(await findProgram(cache)).toBeNull();
    expect((await readdir(cache)).filter((name) => name.startsWith('draft-'))).toHaveLength(1);

    await installProgram(options(folder.path, await standIn(folder.path)));
    expect(await findProgram(cache)).not.toBeNull();
    expect((await readdir(cache)).filter((name) => name.startsWith('draft-'))).toEqual([]);
  });

  test('ends with Maven when it is aborted', async () => {
    await using folder = await temporaryFolder();
    const slow = await standIn(folder.path, 'exec sleep 600');
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('enough'));
    await expect(installProgram({ ...options(folder.path, slow), onProgress, signal: controller.signal })).rejects.toThrow('enough');
    expect((await readdir(join(folder.path, 'cache'))).filter((name) => name.startsWith('draft-'))).toEqual([]);
  });

  test.for([
    ['no Maven', null, /no Maven was found: .*maven.*NEO4J_HOME.*NEO4J_URI/],
    [
      'a Maven that cannot reach its repository',
      'echo "Could not transfer artifact"; exit 1',
      /Maven could not fetch Neo4j \(.*install\.log\): check the network/,
    ],
    ['a full disk', 'echo "No space left on device"; exit 1', /The disk is full: make room/],
    ['a Maven that brings something else', 'exit 0', /brought no neo4j-5\.26\.30\.jar: check the repository/],
  ] as const)('with %s says so, and the cure', async ([, before, sentence]) => {
    await using folder = await temporaryFolder();
    const maven = before === null ? join(folder.path, 'absent') : await standIn(folder.path, before);
    await expect(installProgram(options(folder.path, maven))).rejects.toThrow(sentence);
  });
});

async function eventuallyIdentified(path: string) {
  await eventually(async () => (await readFile(path, 'utf8')).trim() !== '');
  const identity = await identify(Number(await readFile(path, 'utf8')));
  if (identity === null) throw new Error('The stand-in for Maven has ended too soon.');
  return identity;
}
