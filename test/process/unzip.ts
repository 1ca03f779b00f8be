import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** A file inside a ZIP archive; `bytes()` decompresses it. */
export interface Entry {
  readonly name: string;
  bytes(): Buffer;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const STORED = 0;

/** Files of a ZIP archive in memory (no encryption, below 4 GB), as APPNOTE.TXT of PKWARE describes the format. */
export function readZip(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from(new Uint32Array([END]).buffer));
  if (end < 0) throw new Error('not a ZIP archive');
  const count = archive.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new Error(`damaged directory at ${at}`);
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const bytes = (): Buffer => {
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const packed = archive.subarray(start, start + size);
      return method === STORED ? packed : inflateRawSync(packed);
    };
    if (!name.endsWith('/')) entries.push({ name, bytes });
  }
  return entries;
}

/** Writes all files of an archive below `folder`. */
export function unzip(archive: Buffer, folder: string): void {
  for (const entry of readZip(archive)) {
    const file = path.join(folder, entry.name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, entry.bytes());
  }
}
