import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The portal: built into dist/web and served by the API; `npx vite apps/web` for work on it, with the API at 4000. */
export default defineConfig({
  root: at('.'),
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: { alias: { '@web': at('src'), '@i18n': at('../../libs/i18n/src'), '@messages': at('../../libs/i18n') } },
  build: {
    outDir: at('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // "use client" is for servers that render; ours does not.
      onLog: (level, log, next) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : next(level, log)),
    },
  },
  server: {
    proxy: {
      '/graphql': { target: 'http://127.0.0.1:4000', ws: true },
      '/api': 'http://127.0.0.1:4000',
      '/maps': 'http://127.0.0.1:4000',
    },
  },
});
