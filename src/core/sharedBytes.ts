/** So many bytes that threads can share, all 0; bytes of this thread alone where the language has no others. */
export function sharedBytes(length: number): ArrayBufferLike {
  return typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(length) : new SharedArrayBuffer(length);
}
