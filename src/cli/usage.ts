/** A call that cannot be carried out as it stands; the message says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The one folder or file a command works on; `what` and `example` tell what is missing. Throws a `UsageError`. */
export function onePath(paths: readonly string[], what: string, example: string): string {
  const [path, ...more] = paths;
  if (!path) throw new UsageError(`Say which ${what}: ${example}.`);
  if (more.length) throw new UsageError(`Give one folder or file, not ${more.length + 1}; put quotes around a path with spaces.`);
  return path;
}

/** A path given with an option, if it is given. Throws a `UsageError` for an empty one. */
export function pathOf(option: string, value: string | undefined): string | undefined {
  if (value !== undefined && !value.trim()) throw new UsageError(`${option} needs a path.`);
  return value;
}

/** A whole number given with an option; `besides` says what else that takes. Throws a `UsageError` for what is none within the bounds. */
export function wholeNumber(option: string, value: string, least: number, most: number, besides = ''): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new UsageError(`${option} takes ${besides}a whole number from ${least} to ${most}, not "${value}".`);
}
