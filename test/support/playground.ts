import type { Page } from 'playwright-core';

/** Opens the playground of this server, as a browser that was never there. */
export async function openPlayground(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/graphql`);
  await page.getByRole('tab').first().waitFor();
  // The editor is there a little before what it shows.
  await page.getByText('query SeedRecord').waitFor();
}

/** Runs what the open tab asks, and waits until the answer is shown. */
export async function runTab(page: Page): Promise<unknown> {
  const answered = page.waitForResponse((response) => response.request().postData()?.includes('SeedRecord') === true);
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const answer: unknown = await (await answered).json();
  await page.locator('.graphiql-response').getByText('"data"').waitFor();
  return answer;
}
