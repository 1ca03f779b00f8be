import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';

/** The rules of one `.gitignore`, which hold for everything below its folder. */
interface FolderRules {
  readonly base: string;
  readonly rules: Ignore;
}

/** The `.gitignore` files from the root down to one folder, outermost first. */
export type IgnoreRules = readonly FolderRules[];

/** The rules with those of one more `.gitignore`, found in folder `base`. */
export function withIgnoreFile(outer: IgnoreRules, base: string, text: string): IgnoreRules {
  return [...outer, { base, rules: ignore({ allowRelativePaths: true, ignorecase: false }).add(text) }];
}

/** True if the innermost rule that speaks of the path leaves it out. */
export function isIgnored(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  for (let level = rules.length - 1; level >= 0; level--) {
    const { base, rules: own } = rules[level];
    const below = base ? path.slice(base.length + 1) : path;
    const verdict = own.test(isFolder ? `${below}/` : below);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/** What begins so takes out again what other globs match; `!(a|b)` is a glob like any. */
const TAKES_OUT = /^!(?!\()/;

/**
 * A test for paths by globs: a glob without a slash matches a name at any depth, one that ends in a plain name what lies in
 * a folder of that name too, and one behind a `!` takes out what others match. No glob matches nothing.
 */
export function globTest(globs: readonly string[]): (path: string) => boolean {
  const clean = globs.map(glob => glob.trim());
  const matches = matcher(clean.filter(glob => !TAKES_OUT.test(glob)));
  const takenOut = takenOutBy(clean);
  return path => matches(path) && !takenOut(path);
}

/** A test for paths that globs behind a `!` take out. */
export function takenOutBy(globs: readonly string[]): (path: string) => boolean {
  return matcher(globs.flatMap(glob => (TAKES_OUT.test(glob.trim()) ? glob.trim().slice(1) : [])));
}

/** True if globs ask for files, and do not only take some out. */
export function asksForFiles(globs: readonly string[]): boolean {
  return globs.some(glob => glob.trim() !== '' && !TAKES_OUT.test(glob.trim()));
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map(glob => glob.replace(/^\.?\//, '').replace(/\/$/, '')).filter(glob => glob !== '');
  if (patterns.length === 0) return () => false;
  const deep = patterns.map(pattern => (pattern.includes('/') ? pattern : `**/${pattern}`));
  const inside = deep.filter(pattern => /(?:^|\/)[^/*?[\]{}()!]+$/.test(pattern)).map(pattern => `${pattern}/**`);
  return picomatch([...deep, ...inside], { dot: true });
}
