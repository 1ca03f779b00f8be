const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Writes protocol-buffer fields, as much of the wire format as an ONNX graph needs. */
export class MessageWriter {
  readonly bytes: number[] = [];

  /** A whole number (varint). */
  integer(field: number, value: number): this {
    this.varint(field << 3);
    this.varint(value);
    return this;
  }

  /** A 32-bit float. */
  float(field: number, value: number): this {
    this.varint((field << 3) | 5);
    this.bytes.push(...new Uint8Array(new Float32Array([value]).buffer));
    return this;
  }

  string(field: number, value: string): this {
    return this.block(field, encoder.encode(value));
  }

  message(field: number, value: MessageWriter): this {
    return this.block(field, value.bytes);
  }

  private block(field: number, content: ArrayLike<number>): this {
    this.varint((field << 3) | 2);
    this.varint(content.length);
    for (let i = 0; i < content.length; i++) this.bytes.push(content[i]);
    return this;
  }

  /** Negative numbers take ten bytes, as two's complement of 64 bits. */
  private varint(value: number): void {
    let rest = BigInt.asUintN(64, BigInt(value));
    while (rest > 127n) {
      this.bytes.push(Number(rest & 127n) | 128);
      rest >>= 7n;
    }
    this.bytes.push(Number(rest));
  }
}

/** The blocks (strings and messages) of a message, with their field numbers, in order; other fields are passed over. */
export function* readBlocks(message: Uint8Array): Generator<{ field: number; block: Uint8Array }> {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= message.length || shift > 63) throw new RangeError('the message ends within a number');
      const byte = message[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const wire = key & 7;
    const length = wire === 0 ? (varint(), 0) : wire === 1 ? 8 : wire === 5 ? 4 : wire === 2 ? varint() : -1;
    if (length < 0 || at + length > message.length) throw new RangeError('the message ends within a field');
    if (wire === 2) yield { field: Math.floor(key / 8), block: message.subarray(at, at + length) };
    at += length;
  }
}

/** The text of a string field. */
export function readString(block: Uint8Array): string {
  return decoder.decode(block);
}
