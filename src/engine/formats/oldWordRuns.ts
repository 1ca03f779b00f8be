/** Properties of a document in parts of it that follow on one another, by places in its bytes. */
export interface Runs<T> {
  /** Where each begins and ends, in their order. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly has: readonly T[];
}

/** Bytes of a page of properties. */
const PAGE = 512;
/** What tells of a part behind its place: one byte for letters, more for paragraphs. */
const TELLING = { letters: 1, paragraphs: 13 } as const;

/**
 * Reads the pages of properties that a list names (`PlcBte` in [MS-DOC]): `read` is given the properties of a part, and leaves out those it gives
 * undefined for. Parts that do not come in order are none.
 */
export function runsIn<T>(main: Buffer, list: Buffer, of: keyof typeof TELLING, read: (properties: Buffer) => T | undefined): Runs<T> {
  const [from, to, has]: [number[], number[], T[]] = [[], [], []];
  const pages = Math.min(Math.floor((list.length - 4) / 8), Math.floor(main.length / PAGE));
  let last = 0;
  for (let number = 0; number < pages; number++) {
    const begin = (list.readUInt32LE(4 * (pagesIn(list) + 1 + number)) & 0x3fffff) * PAGE;
    const page = main.subarray(begin, begin + PAGE);
    if (page.length < PAGE) continue;
    const parts = page[PAGE - 1];
    if (4 * (parts + 1) + TELLING[of] * parts >= PAGE) continue;
    for (let part = 0; part < parts; part++) {
      const [start, end] = [page.readUInt32LE(4 * part), page.readUInt32LE(4 * part + 4)];
      if (start < last || end <= start) continue;
      last = end;
      const properties = read(propertiesAt(page, 2 * page[4 * (parts + 1) + TELLING[of] * part], of));
      if (properties === undefined) continue;
      from.push(start);
      to.push(end);
      has.push(properties);
    }
  }
  return { from, to, has };
}

function pagesIn(list: Buffer): number {
  return Math.floor((list.length - 4) / 8);
}

function propertiesAt(page: Buffer, at: number, of: keyof typeof TELLING): Buffer {
  if (at === 0) return page.subarray(0, 0);
  if (of === 'letters') return page.subarray(at + 1, at + 1 + page[at]);
  return page[at] > 0 ? page.subarray(at + 1, at + 2 * page[at]) : page.subarray(at + 2, at + 2 + 2 * page[at + 1]);
}

/** The number of the part at a place or the next behind it. */
export function partAt({ to }: Pick<Runs<unknown>, 'to'>, place: number): number {
  let [low, high] = [0, to.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (to[middle] <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bytes of a property's value by the three highest bits of its name; 0 for one that says its length itself. */
const VALUE_BYTES = [1, 1, 2, 4, 2, 2, 0, 3];
const TABLE_DEFINITION = 0xd608;

/** Hands properties over, by their names (`sprm` in [MS-DOC]), each with the first two bytes of its value. */
export function eachProperty(properties: Buffer, use: (name: number, value: number) => void): void {
  for (let at = 0; at + 3 <= properties.length; ) {
    const name = properties.readUInt16LE(at);
    const begin = at + 2;
    use(name, properties[begin] | ((properties[begin + 1] ?? 0) << 8));
    const own = name === TABLE_DEFINITION ? 1 + properties.readUInt16LE(Math.min(begin, properties.length - 2)) : 1 + properties[begin];
    at = begin + (VALUE_BYTES[name >> 13] || own);
  }
}
