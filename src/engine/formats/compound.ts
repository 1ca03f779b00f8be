import { beginsCompoundFile } from '../../core/documents/compoundFile';

/** A file that holds others, as Office wrote documents up to 2003 and Outlook writes mails. */
export interface Compound {
  /** The bytes of a file at its top; undefined where there is none of that name. */
  stream(name: string): Buffer | undefined;
}

interface Entry {
  readonly first: number;
  readonly size: number;
}

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const [STREAM, SHORT_BYTES] = [2, 64];
/** Sectors of the table of sectors that the header names; others are named by sectors of their own. */
const NAMED_IN_HEADER = 109;
/** Stands for no sector, as all numbers above do. */
const LAST_SECTOR = 0xfffffffa;

/** Opens a compound file ([MS-CFB]); undefined where the bytes are none. However damaged it is, no chain of its sectors is followed further than it has sectors. */
export function openCompound(given: Uint8Array): Compound | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length < HEADER_BYTES || !beginsCompoundFile(bytes)) return undefined;
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return undefined;
  const size = 1 << shift;
  const count = Math.ceil(bytes.length / size) - 1;
  const sector = (number: number) => bytes.subarray((number + 1) * size, (number + 2) * size);
  const together = (sectors: readonly number[]) => Buffer.concat(sectors.map(sector));

  const table = together(tableSectors(bytes, sector, count, size));
  const chainOf = (first: number, most = count) => chain(table, first, Math.min(most, count), count);
  const directory = together(chainOf(bytes.readUInt32LE(48)));
  if (directory.length < ENTRY_BYTES) return undefined;
  const shortTable = together(chainOf(bytes.readUInt32LE(60)));
  const leastLong = bytes.readUInt32LE(56);
  const root = entryAt(directory, 0);
  const entries = entriesIn(directory);
  let shorts: Buffer | undefined;
  return {
    stream(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (entry.size >= leastLong) return together(chainOf(entry.first, Math.ceil(entry.size / size))).subarray(0, entry.size);
      const all = (shorts ??= together(chainOf(root.first)));
      const pieces = chain(shortTable, entry.first, Math.ceil(entry.size / SHORT_BYTES), Math.ceil(all.length / SHORT_BYTES));
      return Buffer.concat(pieces.map(at => all.subarray(at * SHORT_BYTES, (at + 1) * SHORT_BYTES))).subarray(0, entry.size);
    },
  };
}

/** The sectors that hold the table of which sector follows on which. */
function tableSectors(bytes: Buffer, sector: (number: number) => Buffer, count: number, size: number): number[] {
  const found = numbersIn(bytes.subarray(76, 76 + 4 * NAMED_IN_HEADER));
  let more = bytes.readUInt32LE(68);
  for (let steps = 0; more < count && steps < count && found.length < count; steps++) {
    const numbers = numbersIn(sector(more));
    found.push(...numbers.slice(0, size / 4 - 1));
    more = numbers[size / 4 - 1] ?? LAST_SECTOR;
  }
  // Each tells of the sectors behind those that the one before it tells of: behind a missing one they would be others.
  const end = found.findIndex(number => number >= count);
  return end < 0 ? found.slice(0, count) : found.slice(0, end);
}

function numbersIn(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(4 * at));
}

/** The sectors from one on, `most` of them at most, all of them below `count`. */
function chain(table: Buffer, first: number, most: number, count: number): number[] {
  const found: number[] = [];
  for (let number = first; number < count && found.length < most; ) {
    found.push(number);
    number = 4 * number + 4 <= table.length ? table.readUInt32LE(4 * number) : LAST_SECTOR;
  }
  return found;
}

function entryAt(directory: Buffer, from: number): Entry {
  return { first: directory.readUInt32LE(from + 116), size: directory.readUInt32LE(from + 120) };
}

/** The files at the top by their names. */
function entriesIn(directory: Buffer): Map<string, Entry> {
  const count = Math.floor(directory.length / ENTRY_BYTES);
  const found = new Map<string, Entry>();
  const seen = new Uint8Array(count);
  const waiting = [directory.readUInt32LE(76)];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (number >= count || seen[number]) continue;
    seen[number] = 1;
    const from = number * ENTRY_BYTES;
    const letters = Math.min(64, directory.readUInt16LE(from + 64)) - 2;
    if (directory[from + 66] === STREAM && letters > 0) found.set(directory.toString('utf16le', from, from + letters), entryAt(directory, from));
    waiting.push(directory.readUInt32LE(from + 68), directory.readUInt32LE(from + 72));
  }
  return found;
}
