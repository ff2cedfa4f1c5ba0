// Pictures of the main screens from the demo province, for docs/gallery: node infra/portal/gallery.mjs [address]
// Wants a running marketplace and Chromium (CHROMIUM names it, otherwise /usr/bin/chromium).
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const address = process.argv[2] ?? 'http://localhost:3000';
const folder = process.argv[3] ?? fileURLToPath(new URL('../../docs/gallery/', import.meta.url));
const PASSWORD = 'lua-chin-vang-1558';
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 360, height: 760 } };

async function pictures(person, size, theme, screens) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: theme, locale: 'vi-VN' });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${person ?? 'public'}: ${error.message}`));
  if (person) {
    await page.goto(`${address}/sign-in`);
    await page.getByLabel('Số điện thoại hoặc e-mail').fill(`${person}@demo.lienket.example`);
    await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL('**/work');
  }
  for (const [name, path, step] of screens) {
    await page.goto(address + path);
    await page.waitForLoadState('networkidle');
    if (step) await step(page);
    await page.locator('[role=status] .mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    if (wide) console.error(`${name}: wider than the screen`);
    await page.screenshot({ path: `${folder}/${name}-${size}-${theme}.png` });
  }
  await context.close();
}

const first = (selector) => async (page) => {
  await page.locator(selector).first().click();
  await page.locator('main table, main h2').first().waitFor();
};
const PUBLIC = [
  ['home', '/'],
  ['search', '/offers?q=lua+om+5451'],
  ['map', '/offers?map=1'],
  ['offer', '/offers?q=lua+om+5451', first('article a')],
  ['demands', '/demands'],
  ['demand', '/demands', first('article a')],
  ['organisations', '/organisations'],
  ['organisation', '/organisations', first('article a')],
  ['sign-in', '/sign-in'],
];
const COOPERATIVE = [
  ['work', '/work'],
  ['new-offer', '/offers/new'],
  ['contracts', '/contracts'],
  ['contract', '/contracts', first('article a')],
  ['notifications', '/notifications'],
];
const ADVISOR = [
  ['desk', '/desk'],
  ['case', '/desk', first('article a')],
];
for (const [size, theme] of [
  ['desk', 'light'],
  ['phone', 'light'],
  ['phone', 'dark'],
]) {
  await pictures(null, size, theme, PUBLIC);
  await pictures('htx.kyket', size, theme, COOPERATIVE);
  await pictures('tuvan', size, theme, ADVISOR);
}
await browser.close();
