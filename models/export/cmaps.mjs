// Packs the character maps of PDF.js into one file: `npm pack pdfjs-dist@VERSION`, unpack it, then
// `node models/export/cmaps.mjs FOLDER`, where FOLDER is its `package`.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const [folder] = process.argv.slice(2);
const target = path.join(import.meta.dirname, '../cmaps');
const maps = path.join(folder, 'cmaps');
const names = readdirSync(maps).filter(name => name.endsWith('.bcmap')).sort();
const contents = names.map(name => readFileSync(path.join(maps, name)));
// The first line says what is where: each name with the length of its bytes.
const table = names.map((name, at) => [path.basename(name, '.bcmap'), contents[at].length]);
const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(table)}\n`), ...contents]);
const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

writeFileSync(path.join(target, 'cmaps.br'), packed);
copyFileSync(path.join(maps, 'LICENSE'), path.join(target, 'LICENSE'));
const provenance = {
  name: 'Adobe’s predefined CMaps, in the binary form of PDF.js',
  version,
  obtained_from: `npm package pdfjs-dist ${version}, folder cmaps`,
  changes: 'packed into one file by models/export/cmaps.mjs',
  files: { 'cmaps/cmaps.br': { bytes: packed.length, sha256: createHash('sha256').update(packed).digest('hex') } },
};
writeFileSync(path.join(target, 'PROVENANCE.json'), `${JSON.stringify(provenance, null, 2)}\n`);
