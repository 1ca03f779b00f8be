import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { once } from '../once';

/** Seen from the bundles, and from the sources where they run unbundled. */
const FOLDERS = ['../models/cmaps', '../../../models/cmaps'].map(folder => join(__dirname, folder));

/** The maps of characters that PDFs in Asian scripts name without bringing them, in the form of PDF.js, by their names. */
const characterMaps = once(async (): Promise<ReadonlyMap<string, Uint8Array>> => {
  const folder = FOLDERS.find(existsSync) ?? FOLDERS[0];
  const bytes = await promisify(brotliDecompress)(await readFile(join(folder, 'cmaps.br')));
  let at = bytes.indexOf('\n') + 1;
  const table = JSON.parse(bytes.toString('utf8', 0, at)) as readonly (readonly [name: string, length: number])[];
  return new Map(table.map(([name, length]) => [name, bytes.subarray(at, (at += length))]));
});

/** Gives PDF.js what it asks for beside the file: of that only the maps of characters count for the text. */
export class CharacterMaps {
  /** Rejects where there is no such map. The bytes are the caller's. */
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? (await characterMaps()).get(filename.replace(/\.bcmap$/, '')) : undefined;
    if (!map) throw new Error(`${filename} is not at hand`);
    return new Uint8Array(map);
  }
}
