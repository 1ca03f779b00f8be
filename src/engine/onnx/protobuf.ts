const text = new TextEncoder();

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
    return this.block(field, text.encode(value));
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
