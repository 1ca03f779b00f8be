/** Small words that Arabic and Hebrew write together with the next one: and, so, in, to, like, that, the, from. */
const ARABIC = /^[\u0648\u0641\u0628\u0644\u0643]{1,2}(?=\p{Script=Arabic}{2})/u;
const HEBREW = /^[\u05d5\u05e9\u05d4\u05d1\u05dc\u05de\u05db]{1,2}(?=\p{Script=Hebrew}{2})/u;
const VOWEL_MARKS = /[\u064b-\u0652\u0591-\u05c7]/gu;
/** Nouns that are spelled like a small word before a stop word: in Arabic film, milk, orbit; in Hebrew king, tool, oil, white. */
const NOUNS = new Set('فلم لبن فلك מלך כלי שמן לבן'.split(' '));
const EITHER = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{M}]+$/u;

/** True for a word of Arabic or Hebrew that is a stop word but for the small words written together with it, or for its vowels. */
export function isJoinedStopWord(word: string, stopWords: ReadonlySet<string>): boolean {
  if (!EITHER.test(word)) return false;
  const plain = word.replace(VOWEL_MARKS, '');
  if (stopWords.has(plain)) return true;
  const joined = (ARABIC.exec(plain) ?? HEBREW.exec(plain))?.[0];
  if (joined === undefined || NOUNS.has(plain)) return false;
  for (let taken = 1; taken <= joined.length; taken++) if (plain.length - taken >= 2 && stopWords.has(plain.slice(taken))) return true;
  return false;
}
