import lists from 'stopwords-iso/stopwords-iso.json';

/** Languages told apart by their stop words; those with a script of their own are always in force. */
const LATIN = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'no', 'fi', 'pl', 'cs', 'hu', 'ro', 'tr', 'ca', 'id', 'vi'] as const;
const OWN_SCRIPT = ['zh', 'ja', 'ko', 'th', 'ru', 'uk', 'bg', 'el', 'he', 'ar', 'fa', 'hi', 'bn', 'hy'] as const;

/** Words of the English list that people do name things by. */
const NAMEWORTHY = new Set(
  ('area areas bill computer copy go group groups grouping group\'s home homepage index information interest interests invention ' +
    'keys line member members microsoft netscape novel number numbers order page pages place research room rooms section ' +
    'site state states system test text tip web webpage website').split(' '),
);

/** Common in any prose and never a subject, though missing in the list. */
const FILLERS =
  ('actually already anyone basically bit bunch cannot cool course easily easy entire exactly example examples feel fine finally ' +
    'guess guy guys happen happened hand hard idea ideas instead kind lot lots makes making maybe nice note notes only original people ' +
    'perhaps personally pretty probably quick quickly reason remember simple simply someone something stuff suggest thing think thought ' +
    'today tried try trying understand usually wanted wonder worth wrong wrote writes written yesterday article ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october ' +
    'november december jan feb mar apr jun jul aug sep sept oct nov dec day days week weeks month months ago').split(' ');

/** Least share of the documents that must be in a language for its stop words to count. */
const FEWEST_DOCUMENTS = 0.05;
/** Least share of a document's words that must be stop words of its language. */
const FEWEST_STOP_WORDS = 0.15;
/** About so many documents vote, evenly over the folder. */
const DOCUMENTS_ASKED = 300;
const LATIN_WORDS = /\p{Script=Latin}+(?:['’]\p{Script=Latin}+)?/gu;

/**
 * The stop words of the languages a folder is written in. Documents vote, by their first words, for the
 * language whose stop words it has most of; languages with at least one vote in twenty count, English always.
 */
export function stopWordsFor(documents: readonly string[]): Set<string> {
  const votes = new Map<string, number>();
  const latin = LATIN.map(language => [language, new Set(lists[language])] as const);
  const step = Math.max(1, Math.floor(documents.length / DOCUMENTS_ASKED));
  const asked = documents.filter((_, i) => i % step === 0);
  for (const text of asked) {
    const language = languageOf(text.toLowerCase().match(LATIN_WORDS) ?? [], latin);
    if (language !== null) votes.set(language, (votes.get(language) ?? 0) + 1);
  }
  const spoken = LATIN.filter(language => language === 'en' || (votes.get(language) ?? 0) >= FEWEST_DOCUMENTS * asked.length);
  const stop = new Set<string>(FILLERS);
  for (const language of spoken) for (const word of lists[language]) stop.add(word);
  for (const language of OWN_SCRIPT) for (const word of lists[language]) if (!LATIN_LETTER.test(word)) stop.add(word);
  for (const word of NAMEWORTHY) stop.delete(word);
  return stop;
}

const LATIN_LETTER = /[a-z]/iu;

function languageOf(words: readonly string[], latin: readonly (readonly [string, ReadonlySet<string>])[]): string | null {
  let best: string | null = null;
  let most = FEWEST_STOP_WORDS * words.length;
  for (const [language, list] of latin) {
    const hits = words.reduce((sum, word) => sum + (list.has(word) ? 1 : 0), 0);
    if (hits > most) {
      most = hits;
      best = language;
    }
  }
  return best;
}
