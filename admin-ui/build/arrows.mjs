import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Holds the walls of the studio: a feature imports no other feature, the drawing's library stays in its folder, nothing below imports the
 * shell, and no text for people stands outside of src/texts.
 */
const src = resolve(dirname(fileURLToPath(import.meta.url)), '../src');
const IMPORT = /(?:from\s+|import\s*\(?\s*)'([^']+)'/g;
const COMPONENTS = /import \{([^}]*)\} from '@mantine\/core'/g;
const sheets = readFileSync(join(src, 'app/mantine.ts'), 'utf8');
const faults = [];

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? files(join(folder, one.name)) : /\.tsx?$/.test(one.name) ? [join(folder, one.name)] : []);
}

function room(path) {
  const parts = relative(src, path).split(sep);
  return parts[0] === 'features' ? `features/${parts[1]}` : parts[0];
}

for (const file of files(src)) {
  const text = readFileSync(file, 'utf8');
  const here = relative(src, file);
  const from = room(file);
  for (const [, target] of text.matchAll(IMPORT)) {
    if (/^(bpmn-js|diagram-js)/.test(target) && from !== 'diagram') {
      faults.push(`${here} imports ${target}: drawings are drawn in src/diagram alone`);
    }
    if (!target.startsWith('.')) {
      continue;
    }
    const to = room(resolve(dirname(file), target));
    if (from.startsWith('features/') && to.startsWith('features/') && from !== to) {
      faults.push(`${here} imports ${target}: a feature imports no other; move what both need to src/parts`);
    }
    if (to === 'app' && from !== 'app' && from !== 'main.tsx') {
      faults.push(`${here} imports ${target}: the shell knows the features, not they the shell; move what both need to src/parts`);
    }
  }
  for (const [, names] of text.matchAll(COMPONENTS)) {
    for (const name of names.split(',').map((one) => one.trim())) {
      const sheet = `@mantine/core/styles/${name}.css`;
      if (existsSync(join(src, '../node_modules', sheet)) && !sheets.includes(sheet)) {
        faults.push(`${here} uses ${name}: import ${sheet} in src/app/mantine.ts`);
      }
    }
  }
  const lines = text.split('\n').length;
  if (lines > 400 && !file.endsWith('.gen.ts') ) {
    faults.push(`${here} has ${lines} lines: split it by what its parts are about, below 400`);
  }
  if (file.endsWith('.tsx')) {
    for (const [found] of text.matchAll(/>[^<>{}=();]*\b[A-Za-z]{3,}[^<>{}=();]*<\//g)) {
      faults.push(`${here} says "${found.slice(1, -2).trim()}": texts for people stand in src/texts`);
    }
  }
}

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
