import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Builds the studio into the folder named, when something in it changed since what lies there was built. What is compared is the content of
 * every file that goes into it, not its date: a clean clone and a switched branch build once, everything else costs a reading.
 */
const home = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(process.argv[2] ?? join(home, 'dist'));
const NOT_READ = new Set(['node_modules', 'dist', 'schema.gen.ts']);

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).filter((one) => !NOT_READ.has(one.name)).flatMap((one) =>
    one.isDirectory() ? files(join(folder, one.name)) : [join(folder, one.name)]).sort();
}

function hash(paths) {
  const sha = createHash('sha256');
  for (const path of paths) {
    sha.update(path.slice(home.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return sha.update(process.version.split('.')[0]).digest('hex');
}

function is(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === value;
}

function npm(...words) {
  const done = spawnSync('npm', words, { cwd: home, stdio: 'inherit', env: { ...process.env, STUDIO_OUT: out }, shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error(`the studio was not built: npm ${words.join(' ')} in admin-ui failed${done.error ? ` (${done.error.message})` : ''}.`
      + ' Mend it, or leave the studio out: -Dstudio.skip');
    process.exit(1);
  }
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`the studio needs Node 20 or later, this is ${process.version}. Install one, or leave the studio out: -Dstudio.skip`);
  process.exit(1);
}

const built = join(out, '.built');
const now = hash(files(home));
if (is(built, now)) {
  console.log('the studio is up to date');
} else {
  const installed = join(home, 'node_modules', '.bailiwick');
  const wanted = hash([join(home, 'package.json'), join(home, 'package-lock.json')]);
  if (!is(installed, wanted)) {
    rmSync(installed, { force: true });
    npm('ci', '--no-audit', '--no-fund');
    writeFileSync(installed, wanted);
  }
  rmSync(built, { force: true });
  mkdirSync(out, { recursive: true });
  npm('run', 'build');
  writeFileSync(built, now);
}
