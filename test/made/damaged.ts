import { seededRandom } from '../../src/core/random';

/** A file so many times, cut somewhere or changed in some places: bits turned round, or numbers the largest that there are; half of the changes lie in what it begins with. */
export function* damaged(bytes: Uint8Array, times: number, beginning = 0x800): Generator<Buffer> {
  const random = seededRandom(1);
  for (let time = 0; time < times; time++) {
    const changed = Buffer.from(bytes.subarray(0, time % 3 === 0 ? Math.floor(random() * bytes.length) : bytes.length));
    for (let change = time % 20; change >= 0; change--) {
      const at = Math.floor(random() * (change % 2 === 0 ? changed.length : Math.min(changed.length, beginning)));
      if (time % 2 === 0) changed.subarray(at, at + 4).fill(0xff);
      else if (at < changed.length) changed[at] ^= 1 << Math.floor(random() * 8);
    }
    yield changed;
  }
}
