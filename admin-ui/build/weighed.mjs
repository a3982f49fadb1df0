import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const PACKED = /\.(js|css|svg)$/;

/**
 * Weighs what the first page loads, as it travels (gzip), the shell and the page that it leads to, and fails the build beyond the limit; then lays a packed copy beside every
 * script and style sheet, which the server sends to browsers that take it.
 */
export function weighed({ mostGzipBytes, firstPage }) {
  let out;
  return {
    name: 'weighed',
    apply: 'build',
    configResolved(config) {
      out = config.build.outDir;
    },
    generateBundle(_, bundle) {
      const first = new Set();
      const follow = (name) => {
        const chunk = bundle[name];
        if (!chunk || first.has(name)) {
          return;
        }
        first.add(name);
        if (chunk.type === 'chunk') {
          chunk.imports.forEach(follow);
          chunk.viteMetadata?.importedCss.forEach(follow);
        }
      };
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const page = chunks.find((one) => one.facadeModuleId?.endsWith(firstPage));
      if (!page) {
        this.error(`there is no page ${firstPage}: name the one that people see first in vite.config.ts`);
      }
      [...chunks.filter((one) => one.isEntry), page].forEach((one) => follow(one.fileName));
      const parts = [...first].map((name) => {
        const part = bundle[name];
        return { name, bytes: gzipSync(part.type === 'chunk' ? part.code : part.source).length };
      });
      const all = parts.reduce((sum, part) => sum + part.bytes, 0);
      const list = parts.sort((a, b) => b.bytes - a.bytes).map((part) => `${part.name} ${part.bytes}`).join(', ');
      if (all > mostGzipBytes) {
        this.error(`the first page takes ${all} bytes (gzip), at most ${mostGzipBytes} are allowed: load what it does not need lazily. ${list}`);
      }
      this.info(`the first page takes ${all} of ${mostGzipBytes} bytes (gzip)`);
    },
    closeBundle() {
      const assets = join(out, 'assets');
      for (const name of readdirSync(assets)) {
        if (PACKED.test(name)) {
          writeFileSync(join(assets, `${name}.gz`), gzipSync(readFileSync(join(assets, name)), { level: 9 }));
        }
      }
    },
  };
}
