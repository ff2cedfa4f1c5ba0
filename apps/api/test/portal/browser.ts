import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { calendarDate } from '@domain/kernel/calendar-date';
import { seedDemoProvince } from '@demo-province/public';
import { RebuildSearch } from '@search/public';
import { startTestApi, type TestApi } from '@testing/test-api';

const CHROMIUM = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));
const BUILT = existsSync(join(__dirname, '../../../../dist/web/index.html'));
const PASSWORD = 'lua-chin-vang-1558';

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

/** Specs of the portal run where a Chromium is; elsewhere they say so and are left out, and only they. */
export const describeInBrowser: typeof describe = CHROMIUM && BUILT ? describe : without();

function without(): typeof describe {
  process.stderr.write(
    CHROMIUM
      ? 'The portal is not built (npm run build): its specs are left out.\n'
      : 'No Chromium here (apt install chromium, or CHROMIUM=/path): the specs of the portal are left out.\n',
  );
  return describe.skip as unknown as typeof describe;
}

/** The demo province in small, served with the portal, and a real browser before it. */
export async function startPortal(): Promise<{ api: TestApi; browser: Browser; stop(): Promise<void> }> {
  const api = await startTestApi();
  api.clock.goTo('2026-11-24', 9);
  const wishes = { number: 1558, factor: 0.1, asOf: calendarDate('2026-11-24'), cheapHash: true };
  await seedDemoProvince(api.databaseUrl, wishes, () => undefined);
  await api.app.get(RebuildSearch).run(() => undefined);
  await api.drain();
  const browser = await chromium.launch({
    executablePath: CHROMIUM as string,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-component-update'],
  });
  const stop = async () => {
    await browser.close();
    await api.close();
  };
  return { api, browser, stop };
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page: script errors, refused scripts, requests to others. */
  readonly complaints: string[];
}

export async function visit(
  browser: Browser,
  address: string,
  wishes: { person?: string; size?: { width: number; height: number }; theme?: 'light' | 'dark' } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: wishes.size ?? DESK,
    colorScheme: wishes.theme ?? 'light',
    baseURL: address,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) complaints.push(request.url());
  });
  if (wishes.person) await signIn(page, wishes.person);
  return { context, page, complaints };
}

export async function signIn(page: Page, person: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Số điện thoại hoặc e-mail').fill(`${person}@demo.lienket.example`);
  await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL('**/work');
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 AA on the page as it stands, one line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(what: unknown, how: unknown): Promise<any> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run((globalThis as any).document, { runOnly: tags });
    return violations.map(
      (fault: any) =>
        `${fault.id}: ${fault.nodes
          .map((node: any) => node.html)
          .join(' | ')
          .slice(0, 300)}`,
    );
  });
}

/** The page has shown what it was asked for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
}
