/** Calls the function on first use and remembers what it gave; after a failure the next use tries again. */
export function once<A extends readonly unknown[], T>(load: (...given: A) => Promise<T>): (...given: A) => Promise<T> {
  let value: Promise<T> | undefined;
  return (...given) => {
    value ??= load(...given).catch(error => {
      value = undefined;
      throw error;
    });
    return value;
  };
}
