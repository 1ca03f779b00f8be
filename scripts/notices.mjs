// Writes THIRD-PARTY-NOTICES.md, the licences of everything the package holds that is not ours: `node scripts/notices.mjs`.
// With --check it writes nothing and fails if the file is not up to date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from '../esbuild.mjs';
import { root } from './project.mjs';

const FILE = path.join(root, 'THIRD-PARTY-NOTICES.md');
/** Packed beside the bundles, as they are. */
const PACKED = ['node_modules/onnxruntime-node', 'node_modules/onnxruntime-common'];
const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const MODEL = {
  name: 'all-MiniLM-L6-v2 (sentence-transformers)',
  version: 'the language model in models/minilm, converted as its PROVENANCE.json says',
  licence: 'Apache-2.0',
  text: readFileSync(path.join(root, 'models/minilm/LICENSE'), 'utf8'),
};

/** Comes as a part of unpdf, whose bundler left no trace of it. */
const PDFJS = {
  name: 'PDF.js (within unpdf)',
  version: JSON.parse(readFileSync(path.join(root, 'node_modules/unpdf/package.json'), 'utf8')).devDependencies['pdfjs-dist'].replace('~', ''),
  licence: 'Apache-2.0',
  text: MODEL.text,
};

/** The names of Asian scripts' characters in PDFs, packed as models/cmaps/PROVENANCE.json says. */
const CMAPS = {
  name: 'CMap Resources (Adobe)',
  version: `the character maps in models/cmaps, of PDF.js ${JSON.parse(readFileSync(path.join(root, 'models/cmaps/PROVENANCE.json'), 'utf8')).version}`,
  licence: 'BSD-3-Clause',
  text: readFileSync(path.join(root, 'models/cmaps/LICENSE'), 'utf8').replace(/^%%(?:Copyright: ?)?[- ]*/gm, ''),
};

/** Files of other people's packages of which something is left in a bundle, relative to the project. */
function bundledFiles(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap(output => Object.entries(output.inputs)));
  const files = inputs.filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && PACKAGE_FOLDER.test(file)).map(([file]) => file);
  return [...new Set(files)];
}

/** Folders of packages that were bundled into a published file already: bundlers leave a comment with each module's path. */
function inlinedFolders(file) {
  const source = readFileSync(path.join(root, file), 'utf8');
  const names = [...source.matchAll(/^\/\/ .*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\/\S*$/gm)].map(match => match[1]);
  return [...new Set(names)].map(name => `node_modules/${name}`);
}

function mitText(author) {
  const ours = readFileSync(path.join(root, 'LICENSE'), 'utf8');
  return ours.replace(/^Copyright .*$/m, `Copyright (c) ${author}`);
}

/** Copyright holders of packages that name a licence but bring no text of it. */
const HOLDERS = { 'onnxruntime-node': 'Microsoft Corporation', 'onnxruntime-common': 'Microsoft Corporation', 'onnxruntime-web': 'Microsoft Corporation' };

function describe(folder) {
  const { name, version, license: licence, author } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const files = readdirSync(path.join(root, folder)).filter(file => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  if (files.length) return { name, version, licence, text: files.map(file => readFileSync(path.join(root, folder, file), 'utf8')).join('\n') };
  const holder = HOLDERS[name] ?? author?.name ?? author;
  if (licence !== 'MIT' || !holder) throw new Error(`${folder} has no licence text: add what is known of it to ${import.meta.filename}`);
  return { name, version, licence, text: mitText(holder) };
}

/** Parts under word for word the same licence, so that its text is printed once. */
function groupByText(parts) {
  const groups = new Map();
  for (const part of parts) {
    const text = part.text.trim();
    groups.set(text, [...(groups.get(text) ?? []), part]);
  }
  return groups;
}

function render(parts) {
  const byText = groupByText(parts);
  const sections = [...byText].map(([text, group]) => [`## ${group.map(part => part.name).join(', ')}`, '', '```text', text, '```', ''].join('\n'));
  return [
    '# Third-party notices',
    '',
    'Kindred holds the following works of others. This file is made by `node scripts/notices.mjs` from what is really bundled.',
    '',
    '| name | version | licence |',
    '|---|---|---|',
    ...parts.map(part => `| ${part.name} | ${part.version} | ${part.licence} |`),
    '',
    'ONNX Runtime’s native library contains further works; they are listed in',
    '[its own notices](https://github.com/microsoft/onnxruntime/blob/main/ThirdPartyNotices.txt).',
    '',
    ...sections,
  ].join('\n');
}

const files = bundledFiles(await bundle({ production: true }));
const folders = new Set([...PACKED, ...files.map(file => file.match(PACKAGE_FOLDER)[0]), ...files.flatMap(inlinedFolders)]);
// One package may be there more than once, in several folders.
const packages = new Map([...folders].map(describe).map(part => [`${part.name} ${part.version}`, part]));
const parts = [...[...packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), PDFJS, CMAPS, MODEL];
const notices = render(parts);
if (!process.argv.includes('--check')) writeFileSync(FILE, notices);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== notices) {
  console.error('THIRD-PARTY-NOTICES.md is out of date: run node scripts/notices.mjs');
  process.exitCode = 1;
}
