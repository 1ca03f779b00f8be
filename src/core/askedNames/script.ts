import type { GroupQuestion } from './question';

/** Letters by script; what one language writes side by side counts as one. */
const SCRIPTS: readonly RegExp[] = [
  /\p{Script=Latin}/gu,
  /\p{Script=Cyrillic}/gu,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  /\p{Script=Hangul}/gu,
  /\p{Script=Arabic}/gu,
  /\p{Script=Hebrew}/gu,
  /\p{Script=Greek}/gu,
  /\p{Script=Devanagari}/gu,
  /\p{Script=Thai}/gu,
];

/** True for a name that has letters of the script that most of what is told of a group is in, or only words that stand there. */
export function inTheirScript(name: string, { name: present, keywords, documents }: Pick<GroupQuestion, 'name' | 'keywords' | 'documents'>): boolean {
  const told = [present, ...keywords, ...documents.flatMap(({ title, beginning }) => [title, beginning])].join(' ');
  const counts = SCRIPTS.map(letters => told.match(letters)?.length ?? 0);
  const main = counts.indexOf(Math.max(...counts));
  if (counts[main] === 0 || (name.match(SCRIPTS[main]) ?? []).length > 0) return true;
  const words = told.toLowerCase();
  return (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).every(word => words.includes(word));
}
