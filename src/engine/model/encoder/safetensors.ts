/** A tensor as a file of safetensors has it, in 32-bit floating point. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** How numbers of a kind are read. */
const READERS: Readonly<Record<string, { readonly bytes: number; at(view: DataView, place: number): number }>> = {
  F64: { bytes: 8, at: (view, place) => view.getFloat64(place, true) },
  F32: { bytes: 4, at: (view, place) => view.getFloat32(place, true) },
  F16: { bytes: 2, at: (view, place) => fromHalf(view.getUint16(place, true)) },
  BF16: { bytes: 2, at: (view, place) => fromBrain(view.getUint16(place, true)) },
};
const LENGTH_BYTES = 8;

/**
 * The tensors of a file of safetensors by their names: eight bytes with the length of a header in JSON, the header, then the
 * numbers. Throws an `Error` for what is no such file, and for numbers that are no floating point.
 */
export function readSafetensors(file: Uint8Array): Map<string, Tensor> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const start = LENGTH_BYTES + (file.length < LENGTH_BYTES ? Infinity : Number(view.getBigUint64(0, true)));
  const header = start > file.length ? undefined : headerIn(file.subarray(LENGTH_BYTES, start));
  if (!header) throw new Error('it is cut off, or no file of safetensors');
  const tensors = new Map<string, Tensor>();
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const { dtype, shape, data_offsets: offsets } = entry ?? {};
    const reader = READERS[String(dtype)];
    if (!reader) throw new Error(`its "${name}" is of the type ${String(dtype)}`);
    if (!areSizes(shape) || !areSizes(offsets)) throw new Error(`its "${name}" has no sizes`);
    const count = shape.reduce((product, size) => product * size, 1);
    if (offsets[1] - offsets[0] !== count * reader.bytes || start + offsets[1] > file.length) throw new Error(`its "${name}" is cut off`);
    tensors.set(name, { shape, data: Float32Array.from({ length: count }, (_, i) => reader.at(view, start + offsets[0] + i * reader.bytes)) });
  }
  return tensors;
}

/** What a header says of a tensor, if it is right. */
interface Entry {
  readonly dtype?: unknown;
  readonly shape?: unknown;
  readonly data_offsets?: unknown;
}

/** Undefined for what is no object in JSON. */
function headerIn(bytes: Uint8Array): Readonly<Record<string, Entry | null>> | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof header === 'object' ? ((header ?? undefined) as Record<string, Entry | null> | undefined) : undefined;
  } catch {
    return undefined;
  }
}

function areSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(size => Number.isSafeInteger(size) && size >= 0);
}

/** Five bits of exponent and ten of fraction. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 0x1f, bits & 0x3ff];
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

const brain = new DataView(new ArrayBuffer(4));

/** The upper half of a number of 32 bits. */
function fromBrain(bits: number): number {
  brain.setUint32(0, bits << 16);
  return brain.getFloat32(0);
}
