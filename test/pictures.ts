// Takes the README's pictures of a server with the seeds: npx tsx test/pictures.ts [http://localhost:4000]
import { fileURLToPath } from 'node:url';
import { openBrowser } from './support/browser.ts';
import { openPlayground, runTab } from './support/playground.ts';

const [url = 'http://localhost:4000'] = process.argv.slice(2);
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await openPlayground(page, url);
await runTab(page);
// Nothing that only shows where the pointer was.
await page.mouse.move(0, 0);
await page.waitForTimeout(500);
await page.screenshot({ path: fileURLToPath(new URL('../docs/playground.png', import.meta.url)) });
await browser.close();
