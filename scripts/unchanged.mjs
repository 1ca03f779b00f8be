// Tells whether something made earlier is still what its sources would make.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';

const stamps = path.join(root, 'out/made');

function filesBelow(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [full];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name)).sort();
}

function fingerprint(places) {
  const hash = createHash('sha256').update(process.version);
  for (const file of places.flatMap(filesBelow)) hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Whether all `made` files are there and neither they nor `sources` (files and folders) changed since `remember`. */
export function isUnchanged(name, sources, made) {
  const stamp = path.join(stamps, name);
  const complete = existsSync(stamp) && made.every(file => existsSync(path.join(root, file)));
  return complete && readFileSync(stamp, 'utf8') === fingerprint([...sources, ...made]);
}

/** Notes that `made` has just been made from `sources`. */
export function remember(name, sources, made) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(path.join(stamps, name), fingerprint([...sources, ...made]));
}
