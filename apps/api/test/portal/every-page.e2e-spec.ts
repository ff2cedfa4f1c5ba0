import { gzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { TestApi } from '@testing/test-api';
import { accessibilityFaults, describeInBrowser, DESK, PHONE, settled, startPortal, visit } from './browser';

const DIST = join(__dirname, '../../../../dist/web');
const FIRST_ROUTE = 180 * 1024;
const LARGEST_ROUTE = 350 * 1024;

/** Pages by who sees them; a step leads from a list to one of its pages. */
const PAGES: Record<string, readonly string[]> = {
  '': [
    '/',
    '/offers',
    '/offers?map=1',
    '/offers?q=khong+co+gi+nhu+the',
    '/demands',
    '/organisations',
    '/sign-in',
    '/nowhere',
    '/work',
  ],
  'htx.kyket': ['/work', '/offers/new', '/contracts', '/notifications'],
  tuvan: ['/desk', '/work'],
};
const DETAILS: Record<string, readonly string[]> = {
  '': ['/offers', '/demands', '/organisations'],
  'htx.kyket': ['/contracts'],
  tuvan: ['/desk'],
};

describeInBrowser('every page', () => {
  let api: TestApi;
  let browser: Browser;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ api, browser, stop } = await startPortal());
  }, 180_000);
  afterAll(() => stop?.());

  describe.each(Object.keys(PAGES))('as "%s"', (person) => {
    it.each([
      ['desk', 'light'],
      ['phone', 'dark'],
    ] as const)(
      'is accessible, fits and asks nobody else, on a %s, %s',
      async (size, theme) => {
        const visitor = await visit(browser, api.url, {
          ...(person && { person }),
          size: size === 'phone' ? PHONE : DESK,
          theme,
        });
        const { page } = visitor;
        const faults: string[] = [];
        const look = async (name: string) => {
          await settled(page);
          const wider = await page.evaluate(() => {
            const { scrollWidth, clientWidth } = (globalThis as any).document.documentElement;
            return scrollWidth > clientWidth;
          });
          if (wider) faults.push(`${name}: wider than the screen`);
          faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
        };
        for (const path of PAGES[person] ?? []) {
          await page.goto(path);
          await look(path);
        }
        for (const path of DETAILS[person] ?? []) {
          await page.goto(path);
          await settled(page);
          await page.locator('main article a').first().click();
          await page.waitForURL(`**${path}/*`);
          await page.locator('main h1').waitFor();
          await look(`one of ${path}`);
        }
        expect(faults).toEqual([]);
        expect(visitor.complaints).toEqual([]);
        await visitor.context.close();
      },
      120_000,
    );
  });

  it('keeps what was typed when the tab is closed', async () => {
    const { page, context } = await visit(browser, api.url, { person: 'htx.quanly', size: PHONE });
    await page.goto('/offers/new');
    await page.getByLabel('Nông sản').selectOption({ index: 1 });
    const chosen = await page.getByLabel('Nông sản').inputValue();
    await page.close();
    const again = await context.newPage();
    await again.goto('/offers/new');
    await again.getByLabel('Nông sản').waitFor();
    expect(await again.getByLabel('Nông sản').inputValue()).toBe(chosen);
  });

  it('speaks English when asked', async () => {
    const { page } = await visit(browser, api.url);
    await page.goto('/');
    await page.getByRole('button', { name: 'EN' }).click();
    await page.getByRole('heading', { name: 'Linking cooperatives and enterprises' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('answers a page address itself, and leaves the API its own', async () => {
    const html = await fetch(`${api.url}/offers/anything`, { headers: { accept: 'text/html' } });
    expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(html.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    expect((await fetch(`${api.url}/health/live`)).headers.get('content-type')).toContain('json');
  });
});

describeInBrowser('what a phone downloads', () => {
  interface Chunk {
    readonly file: string;
    readonly imports?: readonly string[];
    readonly isEntry?: boolean;
    readonly isDynamicEntry?: boolean;
  }
  const manifest = () => JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const size = (file: string) => gzipSync(readFileSync(join(DIST, file))).length;

  function filesOf(chunks: Record<string, Chunk>, name: string, seen = new Set<string>()): Set<string> {
    const chunk = chunks[name];
    if (!chunk || seen.has(chunk.file)) return seen;
    seen.add(chunk.file);
    chunk.imports?.forEach((other) => filesOf(chunks, other, seen));
    return seen;
  }

  it('is at most 180 kB of script for the first page and 350 kB for any', () => {
    const chunks = manifest();
    const entry = Object.keys(chunks).find((name) => chunks[name]?.isEntry) as string;
    const shell = filesOf(chunks, entry);
    const routes = Object.keys(chunks).filter((name) => chunks[name]?.isDynamicEntry);
    const weigh = (name: string) =>
      [...filesOf(chunks, name, new Set(shell))].reduce((sum, file) => sum + size(file), 0);
    const home = routes.find((name) => name.endsWith('pages/home.tsx')) as string;
    expect(weigh(home)).toBeLessThan(FIRST_ROUTE);
    for (const route of routes) expect([route, weigh(route) < LARGEST_ROUTE]).toEqual([route, true]);
    expect(readdirSync(join(DIST, 'assets')).length).toBeGreaterThan(routes.length);
  });
});
