import { sumOf } from '../sums';
import type { Document, Matrix } from '../types';
import { mapPaced, Pace, partOf, type Work } from '../work';
import { joinedStart } from '../words/joinedStart';
import { countLanguages, languageOf, type Language } from '../words/languages';
import { folderNumbers } from './folders';
import { countWords, MOST_READ, wordVectors, type CountedWords } from './wordVectors';

/** What is known of n documents beside their vectors. */
export interface Evidence {
  /** By their own words: unit rows, a row of zeros where no word counts. Absent where they are in several languages. */
  readonly words?: Matrix;
  /** How they begin, where they are in several languages: those would be told apart before any subject. */
  readonly manyTongued?: readonly string[];
  /** The folder of each, −1 = none that says anything. */
  readonly folders: Int32Array;
  /** Whether the model that made the vectors can read the script of most of them. */
  readonly readable: boolean;
  /** Whether it has learnt the languages of most of them. */
  readonly learnt: boolean;
}

/** Documents are in several languages when at least so many are not in the commonest. */
const LEAST_FOREIGN = 0.2;
/** Characters of a document that its script and language are told by. */
const TASTE = 400;
// eslint-disable-next-line no-control-regex -- the range is all of ASCII
const ASCII = /^[\x00-\x7f]*$/u;
const LETTERS = /\p{L}/gu;
const LATIN_LETTERS = /\p{Script=Latin}/gu;

/** What was read of documents for evidence: all but their vectors by words, and what these are made of. */
export interface EvidenceRead {
  readonly known: Omit<Evidence, 'words'>;
  /** Absent where they are in several languages. */
  readonly words?: CountedWords;
}

/** Share of the work that reading takes, where vectors by words come after it. */
export const READING = 0.4;

/**
 * Gathers what grouping may go by beside vectors: the documents' own words, their folders and, if the model has learnt
 * English only, whether most documents are in Latin letters and in English.
 */
export async function gatherEvidence(documents: readonly Document[], onlyEnglish: boolean, work: Work = {}): Promise<Evidence> {
  return evidenceOf(await readEvidence(documents, onlyEnglish, partOf(work, 0, READING)), partOf(work, READING, 1));
}

/** A language a text, null where none can be told. */
type Languages = readonly (Language | null)[];

/** Tells the languages that texts begin in, as `languageOf` does. */
export type LanguagesOf = (texts: readonly string[]) => Promise<Languages>;

/** The first part of `gatherEvidence`. Another thread may tell languages (`elsewhere`) while words are counted here: for nothing, where there are several. */
export async function readEvidence(documents: readonly Document[], onlyEnglish: boolean, work: Work = {}, elsewhere?: LanguagesOf): Promise<EvidenceRead> {
  const pace = new Pace(work.signal);
  const tastes = await mapPaced(documents, pace, document => joinedStart(textsOf(document), TASTE));
  const folders = folderNumbers(documents);
  const readable = !onlyEnglish || 2 * (await mapPaced(tastes, pace, isLatin)).filter(Boolean).length >= tastes.length;
  const read = () => mapPaced(tastes, pace, languageOf);
  const known = (languages: Languages) => ({ folders, readable, learnt: !onlyEnglish || !areForeign(languages) });
  const severalTongues = (languages: Languages) => ({ known: { manyTongued: tastes, ...known(languages) } });
  const told = elsewhere?.(tastes).catch(read);
  const here = told ? [] : await read();
  if (areSeveral(here)) return severalTongues(here);
  const texts = { length: documents.length, at: (document: number) => joinedStart(textsOf(documents[document]), MOST_READ) };
  const [words, languages] = await Promise.all([countWords(texts, work), told ?? here]);
  return areSeveral(languages) ? severalTongues(languages) : { known: known(languages), words };
}

/** Whether most documents are in languages that are not English, by how they begin. */
export async function mostlyForeign(documents: readonly Document[], work: Work = {}): Promise<boolean> {
  return areForeign(await mapPaced(documents, new Pace(work.signal), document => languageOf(joinedStart(textsOf(document), TASTE))));
}

function areForeign(languages: Languages): boolean {
  return 2 * languages.filter(isForeign).length > languages.length;
}

/** The second part: vectors by words, whose directions are learnt from at most `learntFrom` documents if given. */
export async function evidenceOf({ known, words }: EvidenceRead, work: Work = {}, learntFrom?: number): Promise<Evidence> {
  return words ? { ...known, words: await wordVectors(words, work, learntFrom) } : known;
}

/** All texts of a document, to be put together only as far as they are read: all of them would be as much again. */
function* textsOf({ title, passages, extra, languages = [] }: Document): Iterable<string> {
  yield languages.join(' ');
  yield title;
  for (const { text } of passages) yield text;
  yield extra;
}

function areSeveral(languages: Languages): boolean {
  const counts = [...countLanguages(languages).values()];
  const told = sumOf(counts);
  return counts.length > 0 && told - Math.max(...counts) >= LEAST_FOREIGN * languages.length;
}

function isForeign(language: Language | null): boolean {
  return language !== null && language !== 'en';
}

function isLatin(text: string): boolean {
  return ASCII.test(text) || 2 * (text.match(LATIN_LETTERS)?.length ?? 0) >= (text.match(LETTERS)?.length ?? 0);
}
