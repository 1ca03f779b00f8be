const SECTOR = 512;
const SHORT = 64;
const LEAST_LONG = 4096;
const IN_HEADER = 109;
const [NONE, END] = [0xffffffff, 0xfffffffe];

/** A compound file of streams at its top, by their names; those below 4,096 bytes lie in short sectors, as they must. */
export function compoundFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const sectors: Buffer[] = [];
  const next: number[] = [];
  const put = (data: Buffer): number => {
    const first = sectors.length;
    for (let at = 0; at < data.length; at += SECTOR) {
      sectors.push(padded(data.subarray(at, at + SECTOR), SECTOR));
      next.push(at + SECTOR < data.length ? sectors.length : END);
    }
    return data.length > 0 ? first : END;
  };
  const shorts: Buffer[] = [];
  const shortNext: number[] = [];
  const placed = Object.entries(streams).map(([name, data]) => {
    if (data.length >= LEAST_LONG) return { name, size: data.length, first: put(data) };
    const first = shorts.length;
    for (let at = 0; at < data.length; at += SHORT) {
      shorts.push(padded(data.subarray(at, at + SHORT), SHORT));
      shortNext.push(at + SHORT < data.length ? shorts.length : END);
    }
    return { name, size: data.length, first: data.length > 0 ? first : END };
  });
  const all = Buffer.concat(shorts);
  const root = entry({ name: 'Root Entry', kind: 5, first: put(all), size: all.length, below: placed.length > 0 ? 1 : NONE, next: NONE });
  const entries = placed.map((each, at) => entry({ ...each, kind: 2, below: NONE, next: at + 2 <= placed.length ? at + 2 : NONE }));
  const directory = put(Buffer.concat([root, ...entries]));
  const shortTable = put(numbers(shortNext));
  const tables = Math.ceil((sectors.length + 20) / (SECTOR / 4 - 1));
  const table = sectors.length;
  // Those of the table that the header has no room for are named by sectors behind it, each with the number of the next.
  const others = Array.from({ length: Math.max(0, tables - IN_HEADER) }, (_, at) => table + IN_HEADER + at);
  const naming = Math.ceil(others.length / (SECTOR / 4 - 1));
  const names = Array.from({ length: naming }, (_, at) => {
    const named = others.slice(at * (SECTOR / 4 - 1), (at + 1) * (SECTOR / 4 - 1));
    return numbers([...named, ...Array<number>(SECTOR / 4 - 1 - named.length).fill(NONE), at + 1 < naming ? table + tables + at + 1 : END]);
  });
  for (let at = 0; at < tables + naming; at++) next.push(at < tables ? 0xfffffffd : 0xfffffffc);
  const written = numbers(next.concat(Array<number>(tables * (SECTOR / 4) - next.length).fill(NONE)));

  const header = Buffer.alloc(SECTOR, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.fill(0, 8, 24);
  for (const [at, value] of [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6], [34, 0], [36, 0], [38, 0]]) header.writeUInt16LE(value, at);
  for (const [at, value] of [[40, 0], [44, tables], [48, directory], [52, 0], [56, LEAST_LONG], [60, shortTable], [64, Math.ceil(shortNext.length / 128)], [68, naming > 0 ? table + tables : END], [72, naming]]) header.writeUInt32LE(value, at);
  for (let at = 0; at < Math.min(tables, IN_HEADER); at++) header.writeUInt32LE(table + at, 76 + 4 * at);
  return Buffer.concat([header, ...sectors, written, ...names]);
}

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly first: number;
  readonly size: number;
  readonly below: number;
  readonly next: number;
}

function entry({ name, kind, first, size, below, next }: Entry): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, 'utf16le');
  bytes.writeUInt16LE(2 * name.length + 2, 64);
  bytes[66] = kind;
  bytes[67] = 1;
  for (const [at, value] of [[68, NONE], [72, next], [76, below], [116, first], [120, size]]) bytes.writeUInt32LE(value, at);
  return bytes;
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeUInt32LE(value, 4 * at));
  return bytes;
}

function padded(data: Buffer, size: number): Buffer {
  return Buffer.concat([data, Buffer.alloc(size - data.length)]);
}
