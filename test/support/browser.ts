import packed from '@sparticuz/chromium';
import { access, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Where Chrome and Chromium are, where they are installed. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

// The package's own list is for functions in a cloud: one process, which dies with its first page, and the rules of the web switched off.
const CONTAINED = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

/** A real Chromium: the one of the development dependencies where it runs (Linux on x64), an installed one elsewhere. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    return chromium.launch({ executablePath: await unpacked(), args: CONTAINED, headless: true });
  }
  for (const executablePath of INSTALLED) {
    if (await exists(executablePath)) return chromium.launch({ executablePath, headless: true });
  }
  throw new Error(`No Chrome or Chromium at ${INSTALLED.join(', ')}: install one to run the tests of pages.`);
}

/** Unpacks it once for each worker of a test run: another one might start it while it is still being written. */
async function unpacked(): Promise<string> {
  const { TMPDIR, VITEST_POOL_ID = '0' } = process.env;
  const folder = join(tmpdir(), `browser-${VITEST_POOL_ID}`);
  await mkdir(folder, { recursive: true });
  process.env.TMPDIR = folder;
  try {
    return await packed.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
