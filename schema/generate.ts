// Writes what is generated: the published schema, then the types of the example operations. With --check it writes nothing, and
// fails when something is out of date.
import './print.ts';
import { runCli } from '@graphql-codegen/cli';

const failures = await runCli('');
if (failures > 0) process.exitCode = 1;
