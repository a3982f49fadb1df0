import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { weighed } from './build/weighed.mjs';

// The page gets its nonce from the server at every request: __NONCE__ is what the server replaces.
export default defineConfig({
  base: '/admin/',
  plugins: [react(), weighed({ mostGzipBytes: 250_000, firstPage: 'features/conversations/ListPage.tsx' })],
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: process.env.STUDIO_OUT ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
    // light-dark() is left to browsers, which all know it by now.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
  },
});
