import { KindredError } from '../errors';
import { cleanName } from './groupName';

/** Where a field stands: the names that lead to it. */
export type Path = readonly string[];

/** Checks of the fields of a file; each gives the value, or throws a `KindredError` that names the field and its line. */
export class Fields {
  constructor(private readonly source: string) {}

  wrong(path: Path | string, wanted: string): never {
    const names = typeof path === 'string' ? [path] : path;
    throw new KindredError('badInput', `Field ${names.join(' › ')}${this.line(names)} must be ${wanted}.`);
  }

  object(value: unknown, path: Path | string): Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : this.wrong(path, 'an object');
  }

  list(value: unknown, path: Path): readonly unknown[] {
    return Array.isArray(value) ? value : this.wrong(path, 'a list');
  }

  text(value: unknown, path: Path): string {
    return typeof value === 'string' ? value : this.wrong(path, 'a text');
  }

  texts(value: unknown, path: Path): string[] {
    const list = this.list(value, path);
    return list.every(item => typeof item === 'string') ? [...new Set(list)].sort() : this.wrong(path, 'a list of texts');
  }

  name(value: unknown, path: Path): string {
    const text = this.text(value, path);
    try {
      return cleanName(text);
    } catch (error) {
      return this.wrong(path, `a name that groups can have (${(error as Error).message.replace(/\.$/, '')})`);
    }
  }

  whole(value: unknown, most: number, path: Path): number {
    return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most ? (value as number) : this.wrong(path, `a whole number from 0 to ${most}`);
  }

  oneOf<T extends string>(value: unknown, known: readonly T[], path: Path): T {
    return known.includes(value as T) ? (value as T) : this.wrong(path, `one of ${known.join(', ')}`);
  }

  /** A field that nobody knows was meant to say something: it is not dropped without a word. */
  only(given: Readonly<Record<string, unknown>>, known: readonly string[], path: Path): void {
    const unknown = Object.keys(given).find(field => !known.includes(field));
    if (unknown !== undefined) throw new KindredError('badInput', `Field ${[...path, unknown].join(' › ')}${this.line([...path, unknown])} is not known. There are ${known.join(', ')}.`);
  }

  /** " (line 12)": where the last of the names stands below those before it. */
  private line(names: Path): string {
    const lines = this.source.split('\n');
    let at = -1;
    for (const [depth, name] of names.entries()) {
      const wanted = `${JSON.stringify(name)}:`;
      const below = (test: (line: string) => boolean) => lines.findIndex((line, i) => i > at && test(line));
      // As it is written by us first: the indent tells a field from those of the same name further inside.
      const exact = below(line => line.startsWith(' '.repeat(2 * (depth + 1)) + wanted));
      const next = exact >= 0 ? exact : below(line => line.includes(wanted));
      if (next >= 0) at = next;
    }
    return at >= 0 ? ` (line ${at + 1})` : '';
  }
}
