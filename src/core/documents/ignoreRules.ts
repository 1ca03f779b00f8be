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

/** A test for paths by globs; a glob without a slash matches a name at any depth. No glob matches nothing. */
export function globTest(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map(glob => glob.trim().replace(/^\.?\//, '').replace(/\/$/, '')).filter(glob => glob !== '');
  if (patterns.length === 0) return () => false;
  return picomatch(
    patterns.map(pattern => (pattern.includes('/') ? pattern : `**/${pattern}`)),
    { dot: true },
  );
}
