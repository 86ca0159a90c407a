import packed from '@sparticuz/chromium';
import { access } from 'node:fs/promises';
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
    return chromium.launch({ executablePath: await packed.executablePath(), args: CONTAINED, headless: true });
  }
  for (const executablePath of INSTALLED) {
    if (await exists(executablePath)) return chromium.launch({ executablePath, headless: true });
  }
  throw new Error(`No Chrome or Chromium at ${INSTALLED.join(', ')}: install one to run the tests of pages.`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
