import { mapPaced, Pace, type Work } from '../work';
import { countLanguages, languageOf, OTHER_SCRIPTS, type Language } from '../words/languages';
import { withoutParticles } from '../words/particles';
import { isJoinedStopWord } from '../words/proclitics';
import { visitWords } from '../words/rawWords';
import { spokenLanguages, stopWordsIn, stopWordsOf } from '../words/stopWords';
import { fold, identifierParts, isNameable } from '../words/wordForms';
import { commonWords } from './commonWords';
import { isLetterWithNumber, leaveOutCounted } from './lettersWithNumbers';
import { leaveOutQuoted, type DocumentWords } from './quotedLanguages';
import { findRepeatedLines } from './repeatedLines';

/** What naming reads of a document. */
export interface NamingText {
  readonly title: string;
  /** Its prose; only the first part of long documents is read. */
  readonly text: string;
  /** Tags, identifiers, link texts: they count less. */
  readonly extra: string;
}

/** Stands in a document's words where a phrase ends: punctuation, a stop word, a number. */
export const BREAK = -1;

/** The words of a folder. Terms are words without their inflection; forms are words as they are written. */
export interface Vocabulary {
  /** The form of each word in order, `BREAK` between phrases; title, text and extra of each document. Lines that several documents have are extra. */
  readonly documents: readonly DocumentWords[];
  readonly forms: readonly string[];
  readonly termOfForm: Int32Array;
  readonly terms: readonly string[];
  /** How often a form stands within a sentence, and at a sentence's beginning. */
  readonly within: Int32Array;
  readonly starting: Int32Array;
  /** How often it stands in titles whose words have capitals, their first words left out. */
  readonly titled: Int32Array;
  /** Most texts are in German, which writes nouns with capitals. */
  readonly nounsHaveCapitals: boolean;
}

/** Characters read of all texts together, and at least and at most of one. */
const READ_TOGETHER = 4_000_000;
const READ_LEAST = 600;
const READ_MOST = 6_000;
/** Characters by which a document's language is told. */
const TASTE = 400;

/** Characters that are read of each of so many documents. */
export function charactersRead(documents: number): number {
  return Math.min(READ_MOST, Math.max(READ_LEAST, Math.floor(READ_TOGETHER / Math.max(1, documents))));
}

/** Reads the words of all documents. */
export async function readVocabulary(documents: readonly NamingText[], work?: Work): Promise<Vocabulary> {
  const pace = new Pace(work?.signal);
  const limit = charactersRead(documents.length);
  const languages = await mapPaced(documents, pace, ({ title, text }) => languageOf(text.slice(0, TASTE) || title));
  const votes = countLanguages(languages);
  const tongueOf = tonguesOf(votes, documents.length);
  const forms = new Forms();
  const beginning = (document: number) => joinedHyphens(documents[document].text.slice(0, limit));
  const lines = await findRepeatedLines(documents.length, beginning, pace);
  const coded: DocumentWords[] = [];
  for (const [at, document] of documents.entries()) {
    const { own, repeated } = lines.split(beginning(at));
    const tongue = tongueOf(languages[at]);
    const extra = forms.encode(document.extra.slice(0, limit >> 2), tongue);
    coded.push({
      title: forms.encodeTitle(document.title, tongue),
      text: forms.encodeText(own, tongue),
      extra: repeated ? Int32Array.of(...extra, BREAK, ...forms.encodeText(repeated, tongue)) : extra,
    });
    if (pace.due) {
      work?.report?.(coded.length, documents.length);
      await pace.breathe();
    }
  }
  forms.joinParticles(coded, tongueOf('ko'));
  const read = forms.result();
  await leaveOutQuoted(coded, read.forms, spokenLanguages(votes, documents.length), BREAK, pace);
  await leaveOutCounted(coded, read.forms, BREAK, pace);
  return { documents: coded, ...read, nounsHaveCapitals: 2 * (votes.get('de') ?? 0) > documents.length };
}

/** What is read alike: the stop words, and the forms of the words met so far. */
interface Tongue {
  readonly stopWords: ReadonlySet<string>;
  readonly known: Map<string, readonly number[]>;
}

/**
 * How documents of each language are read. Stop words of the languages that many documents are in count everywhere; those
 * of a language that few are in, which may be words of another, only in these few.
 */
function tonguesOf(votes: ReadonlyMap<Language, number>, documents: number): (language: Language | null) => Tongue {
  const everywhere: readonly Language[] = [...spokenLanguages(votes, documents), ...OTHER_SCRIPTS];
  const stopWords = stopWordsOf(votes, documents);
  for (const language of everywhere) for (const word of commonWords(language)) stopWords.add(word);
  const shared: Tongue = { stopWords, known: new Map() };
  const tongues = new Map<Language | null, Tongue>([null, ...everywhere].map(language => [language, shared]));
  return language => {
    let tongue = tongues.get(language);
    if (tongue === undefined) tongues.set(language, (tongue = { stopWords: new Set([...stopWords, ...stopWordsIn(language!), ...commonWords(language!)]), known: new Map() }));
    return tongue;
  };
}

/** Where a line of typeset text ended within a word (`Zei‐ chen`), and soft hyphens, which stand within any word. */
const BROKEN_WORD = /(?<=\p{L})‐\s+(?=\p{Ll})(?!(?:and|or|und|oder|bzw|et|ou|y|o|e)\b)|\u00ad/gu;

/** The same in plain text: a hyphen that may be one of the word's own. */
const MAYBE_BROKEN = /(?<![\p{L}-])(\p{L}{2,})-\n[ \t]*(\p{L}{2,})(?![\p{L}-])/gu;

function joinedHyphens(text: string): string {
  const joined = text.includes('‐') || text.includes('\u00ad') ? text.replace(BROKEN_WORD, '') : text;
  // A word that stands whole elsewhere in the text was broken here.
  return joined.includes('-\n') ? joined.replace(MAYBE_BROKEN, (all, start: string, end: string) => (joined.includes(start + end) ? start + end : all)) : joined;
}

type Place = 'within' | 'starting' | 'titled';

/** True for a title in which most words begin with a capital. */
function hasCapitals(title: string): boolean {
  const words = title.match(/\p{L}+/gu) ?? [];
  return words.length >= 3 && words.filter(word => /^\p{Lu}/u.test(word)).length >= 0.6 * words.length;
}

/** Numbers the forms and terms as they are met. */
class Forms {
  private readonly formIds = new Map<string, number>();
  private readonly termIds = new Map<string, number>();
  private readonly forms: string[] = [];
  private readonly terms: string[] = [];
  private readonly termOfForm: number[] = [];
  private readonly counts: Record<Place, number[]> = { within: [], starting: [], titled: [] };

  encode(text: string, { stopWords, known }: Tongue, hear?: (form: number, starts: boolean) => void): Int32Array {
    const codes: number[] = [];
    visitWords(text, (word, apart, starts) => {
      if (apart && codes.length > 0) codes.push(BREAK);
      let parts = known.get(word);
      if (parts === undefined) known.set(word, (parts = identifierParts(word).map(part => this.formOf(part, stopWords))));
      for (const part of parts) {
        codes.push(part);
        if (hear !== undefined && part !== BREAK) hear(part, starts);
      }
    });
    return new Int32Array(codes);
  }

  encodeTitle(title: string, tongue: Tongue): Int32Array {
    return this.encode(title, tongue, hasCapitals(title) ? (form, starts) => !starts && this.count(form, 'titled') : undefined);
  }

  encodeText(text: string, tongue: Tongue): Int32Array {
    return this.encode(text, tongue, (form, starts) => this.count(form, starts ? 'starting' : 'within'));
  }

  private count(form: number, place: Place): void {
    this.counts[place][form]++;
  }

  private formOf(word: string, stopWords: ReadonlySet<string>): number {
    const clean = word.replace(/['’]s?$/u, '');
    const lower = clean.toLowerCase().replace(/’/gu, "'");
    if (!(isNameable(clean) || isLetterWithNumber(clean)) || stopWords.has(lower) || (lower.includes("'") && stopWords.has(lower.replace(/'.*$/u, ''))) || isJoinedStopWord(lower, stopWords)) return BREAK;
    const known = this.formIds.get(clean);
    if (known !== undefined) return known;
    const form = this.forms.length;
    this.formIds.set(clean, form);
    this.forms.push(clean);
    for (const counts of Object.values(this.counts)) counts.push(0);
    const folded = fold(clean);
    let term = this.termIds.get(folded);
    if (term === undefined) {
      term = this.terms.length;
      this.termIds.set(folded, term);
      this.terms.push(folded);
    }
    this.termOfForm.push(term);
    return form;
  }

  /** Puts Korean nouns in the place of those with a particle. */
  joinParticles(documents: readonly DocumentWords[], { stopWords }: Tongue): void {
    const nouns = withoutParticles(this.forms);
    if (nouns.size === 0) return;
    const instead = Int32Array.from(this.forms.keys());
    for (const [word, noun] of nouns) {
      const [from, to] = [this.formIds.get(word)!, this.formOf(noun, stopWords)];
      instead[from] = to;
      if (to !== BREAK) for (const counts of Object.values(this.counts)) counts[to] += counts[from];
    }
    for (const { title, text, extra } of documents) for (const words of [title, text, extra]) words.forEach((form, at) => form !== BREAK && (words[at] = instead[form]));
  }

  result(): Omit<Vocabulary, 'documents' | 'nounsHaveCapitals'> {
    return {
      forms: this.forms,
      terms: this.terms,
      termOfForm: new Int32Array(this.termOfForm),
      within: new Int32Array(this.counts.within),
      starting: new Int32Array(this.counts.starting),
      titled: new Int32Array(this.counts.titled),
    };
  }
}
