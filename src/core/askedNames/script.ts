import type { GroupQuestion } from './question';

const KNOWN = [['Latin'], ['Cyrillic'], ['Han', 'Hiragana', 'Katakana'], ['Hangul'], ['Arabic'], ['Hebrew'], ['Greek'], ['Devanagari'], ['Thai']];
const lettersOf = (names: readonly string[]) => names.map(name => `\\p{Script=${name}}`).join('');
/** Letters by script: what one language writes side by side counts as one, and so do all scripts that are not named. */
const SCRIPTS: readonly RegExp[] = [...KNOWN.map(names => new RegExp(`[${lettersOf(names)}]`, 'gu')), new RegExp(`[^\\P{L}${lettersOf(KNOWN.flat())}]`, 'gu')];

/** True for a name that has letters of the script that most of what is told of a group is in, or only words that stand there. */
export function inTheirScript(name: string, { name: present, keywords, documents }: Pick<GroupQuestion, 'name' | 'keywords' | 'documents'>): boolean {
  const told = [present, ...keywords, ...documents.flatMap(({ title, beginning }) => [title, beginning])].join(' ');
  const counts = SCRIPTS.map(letters => told.match(letters)?.length ?? 0);
  const main = counts.indexOf(Math.max(...counts));
  if (counts[main] === 0 || (name.match(SCRIPTS[main]) ?? []).length > 0) return true;
  const words = told.toLowerCase();
  return (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).every(word => words.includes(word));
}
