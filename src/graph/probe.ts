import neo4j, { type Driver, Neo4jError } from 'neo4j-driver';

export type ProbeAnswer = 'ready' | 'password-expired' | 'unauthorized' | 'unreachable';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const LIMIT_MS = 3000;
const FIRST_PASSWORD_LIMIT_MS = 60_000;
const ASK = 'RETURN 1';
const SET_PASSWORD = 'ALTER CURRENT USER SET PASSWORD FROM $old TO $new';
/** The password that every new Neo4j has, good for nothing but changing it. */
const INITIAL = { username: 'neo4j', password: 'neo4j' };

/** How a server answers to these credentials. `ready`: a query on its default database was answered. Never throws. */
export async function probe(uri: string, credentials: Credentials): Promise<ProbeAnswer> {
  const answer = await probeDatabase(uri, credentials, 'neo4j');
  return answer === 'no-such-database' ? 'unreachable' : answer;
}

/** The same of one database. */
export async function probeDatabase(uri: string, credentials: Credentials, database: string): Promise<ProbeAnswer | 'no-such-database'> {
  const driver = open(uri, credentials, LIMIT_MS);
  try {
    await within(LIMIT_MS, () => ask(driver, database, ASK));
    return 'ready';
  } catch (error) {
    return (error instanceof Neo4jError ? ANSWERS.get(error.code) : undefined) ?? 'unreachable';
  } finally {
    await driver.close();
  }
}

const ANSWERS = new Map<string, ProbeAnswer | 'no-such-database'>([
  ['Neo.ClientError.Security.CredentialsExpired', 'password-expired'],
  ['Neo.ClientError.Security.Unauthorized', 'unauthorized'],
  ['Neo.ClientError.Database.DatabaseNotFound', 'no-such-database'],
]);

/** Replaces the initial password of a new Neo4j. Throws what the driver throws. */
export async function setFirstPassword(uri: string, password: string): Promise<void> {
  const driver = open(uri, INITIAL, FIRST_PASSWORD_LIMIT_MS);
  try {
    await within(FIRST_PASSWORD_LIMIT_MS, () => ask(driver, 'system', SET_PASSWORD, { old: INITIAL.password, new: password }));
  } finally {
    await driver.close();
  }
}

function open(uri: string, { username, password }: Credentials, limit: number): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(username, password), {
    maxConnectionPoolSize: 1,
    connectionTimeout: limit,
    connectionAcquisitionTimeout: limit,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
  });
}

async function ask(driver: Driver, database: string, query: string, parameters: Record<string, string> = {}): Promise<void> {
  const session = driver.session({ database });
  try {
    await session.run(query, parameters);
  } finally {
    await session.close();
  }
}

/** A server that accepts a connection and says nothing is not covered by the driver's own limits. */
async function within<T>(limit: number, action: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Too late.')), limit);
  });
  try {
    return await Promise.race([action(), late]);
  } finally {
    clearTimeout(timer);
  }
}
