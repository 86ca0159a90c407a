import { defineConfig } from 'vite';

/** The explorer: a page of its own, which the server gives out from `dist/web`. */
export default defineConfig({
  root: 'src/web',
  base: '/explore/',
  publicDir: false,
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of our own host: the page's policy allows nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'LICENSES.md' },
  },
});
