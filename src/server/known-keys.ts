import { readFile } from 'node:fs/promises';
import { type ApiKeysFile, ownerOf, parseApiKeys, readApiKeys } from '../api-keys.ts';
import type { Logger } from './logger.ts';

/** The keys that are valid just now. */
export interface KnownKeys {
  /** Whose key this is; null where it is not, or no longer, valid. */
  readonly ownerOf: (key: string) => Promise<string | null>;
}

/** Milliseconds that what the file says is good for: a key that is taken out of it is refused within them. */
const GOOD_FOR_MS = 1_000;

/**
 * The keys of a file, which is read again when it is asked for a key later than that: keys come and go without a restart. Rejects with
 * CONFIGURATION where the file cannot be used to begin with. Later, lines that are none are passed over, and while there is no file, the
 * keys known before stay valid; the log has both.
 */
export async function followKeys(file: string, logger: Logger): Promise<KnownKeys> {
  let known: ApiKeysFile = await readApiKeys(file);
  let lookedAt = performance.now();
  let look = Promise.resolve();
  let isLost = false;

  async function lookAgain(): Promise<void> {
    try {
      // The file is small, and its times do not always change with it.
      const text = await readFile(file, 'utf8');
      isLost = false;
      if (text === known.text) return;
      known = parseApiKeys(text);
      logger.info({ keys: known.keys.length }, 'the file of API keys was read again');
      if (known.faults.length > 0) logger.error({ faults: known.faults }, 'the file of API keys has lines that are none');
    } catch {
      if (!isLost) logger.error('the file of API keys cannot be read: the keys known before stay valid');
      isLost = true;
    }
  }

  return {
    async ownerOf(key) {
      if (performance.now() - lookedAt >= GOOD_FOR_MS) {
        lookedAt = performance.now();
        look = lookAgain();
      }
      await look;
      return ownerOf(known.keys, key);
    },
  };
}
