import { languageCounts, LATIN, OTHER_SCRIPTS, stopWordList, type Language } from './languages';

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
const LATIN_LETTER = /[a-z]/iu;

/**
 * The stop words of the languages a folder is written in. Documents vote by their first words; languages with at least
 * one vote in twenty count, English always, and so do those with a script of their own.
 */
export function stopWordsFor(documents: readonly string[]): Set<string> {
  return stopWordsOf(languageCounts(documents), documents.length);
}

/** The languages of Latin letters that count where so many of all documents are in each. */
export function spokenLanguages(votes: ReadonlyMap<Language, number>, documents: number): Language[] {
  return LATIN.filter(language => language === 'en' || (votes.get(language) ?? 0) >= FEWEST_DOCUMENTS * documents);
}

/** The stop words of the languages that so many of all documents are in. */
export function stopWordsOf(votes: ReadonlyMap<Language, number>, documents: number): Set<string> {
  const spoken = spokenLanguages(votes, documents);
  const stop = new Set<string>(FILLERS);
  for (const language of spoken) for (const word of stopWordList(language)) stop.add(word);
  for (const language of OTHER_SCRIPTS) for (const word of stopWordList(language)) if (!LATIN_LETTER.test(word)) stop.add(word);
  for (const word of NAMEWORTHY) stop.delete(word);
  return stop;
}

/** The stop words of one language. */
export function stopWordsIn(language: Language): readonly string[] {
  return stopWordList(language).filter(word => !NAMEWORTHY.has(word));
}
