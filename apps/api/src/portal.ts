import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

// Compiled code lies in dist/apps/api/src, the portal in dist/web; tests run from the sources.
const FOLDERS = [join(__dirname, '../../../web'), join(__dirname, '../../../dist/web')];
/** First parts of addresses that are not pages of the portal. */
const NOT_PAGES = new Set(['graphql', 'api', 'maps', 'health', 'metrics', 'assets', 'verify']);
const YEAR_SECONDS = 31_536_000;

/** Only our own files, no inline script; styles inline, because the components set sizes and colours that way. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the built portal: its files as they are, and its one page for every address that is a page's. Without a built
 * portal the API runs alone, and the first address leads to the explorer.
 */
export function servePortal(app: NestExpressApplication): void {
  const folder = FOLDERS.find((path) => existsSync(join(path, 'index.html')));
  if (!folder) return;
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  app.useStaticAssets(folder, {
    index: false,
    dotfiles: 'ignore',
    setHeaders: (response, path) => {
      // Names of assets carry the hash of their content; the few others may change with the next release.
      const forever = path.includes(`${join(folder, 'assets')}`);
      response.setHeader('Cache-Control', forever ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
      response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const [, first = ''] = request.path.split('/');
    if (request.method !== 'GET' || NOT_PAGES.has(first) || !request.accepts('html')) {
      next();
      return;
    }
    response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(page);
  });
}
