import { nameKey } from '../paths';
import { firstOf } from '../plainText';

const LONGEST = 60;
/** Names that Windows keeps for devices, with or without an extension. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\..*)?$/i;

/**
 * A name for each text that every file system takes: without separators, wildcards, control characters and marks of
 * direction, without dots or spaces at its ends, at most 60 characters, no device of Windows; no two alike but for case,
 * and none like those in `files`. `fallback` stands where nothing is left.
 */
export function folderNames(texts: readonly string[], fallback: string, files: readonly string[] = []): string[] {
  const taken = new Set(files.map(nameKey));
  return texts.map(text => {
    const name = numbered(safeName(text) || fallback, '', taken);
    taken.add(nameKey(name));
    return name;
  });
}

/** The name of a file with a number behind it, before its extension, if it is taken; `tried` has the next number for names that were asked for before. */
export function unused(name: string, taken: ReadonlySet<string>, tried?: Map<string, number>): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? numbered(name.slice(0, dot), name.slice(dot), taken, tried) : numbered(name, '', taken, tried);
}

function numbered(stem: string, extension: string, taken: ReadonlySet<string>, tried = new Map<string, number>()): string {
  const key = nameKey(stem + extension);
  let candidate = stem + extension;
  let next = tried.get(key) ?? 2;
  for (; taken.has(nameKey(candidate)); next++) candidate = `${stem} ${next}${extension}`;
  tried.set(key, next);
  return candidate;
}

function safeName(text: string): string {
  const plain = text
    .normalize('NFC')
    .slice(0, 10 * LONGEST)
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ');
  const short = firstOf([...trimmed(plain)], LONGEST);
  const name = trimmed(short);
  return DEVICES.test(name) ? `${name.replace(/\..*$/, '')} notes` : name;
}

/** Hidden folders begin with a dot, and Windows drops dots and spaces at the end. */
function trimmed(name: string): string {
  return name.replace(/^[\s.~]+|[\s.]+$/gu, '');
}
