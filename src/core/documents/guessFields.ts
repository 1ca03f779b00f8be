import { isModelChat } from './chat';
import { dateRank } from './dates';
import { isQuestion, nameRank, type NamedKind } from './fieldNames';
import { isWords, lengthOf } from './fieldValues';
import { hasDecimalComma, shareOfNumbers } from './numberIn';
import { dateIn, dateParts, saidIn, textOf, yearOf, type RawRecord, type RecordFields } from './recordFields';

/** A field as a sample of records shows it. */
export interface FieldFacts {
  readonly name: string;
  /** The first value that says something, shortened. */
  readonly example: string;
  /** Share of the records that have a value in it, 0 … 1. */
  readonly filled: number;
}

/** What a field holds, as far as a guess needs it: shares of its values that are words, dates and years, that are chats with a language model, and that come once; their mean length; the share that are numbers and measure something, and whether these have a decimal comma. */
export interface Measured extends FieldFacts {
  readonly words: number;
  readonly dates: number;
  readonly years: number;
  readonly chats: number;
  readonly distinct: number;
  readonly length: number;
  readonly numbers: number;
  readonly decimalComma: boolean;
}

const EXAMPLE = 80;
/** Of each value so many characters are looked at. */
const LOOKED_AT = 4_000;
/** A text by its name alone has values longer than labels have. */
const LEAST_NAMED = 3;
/** A field that nothing but its values speaks for has longer ones, which seldom come twice. */
const LEAST_LENGTH = 12;
const LEAST_DISTINCT = 0.3;
/** Mean length of what people answer in their own words, rather than by a name or a choice. */
const LEAST_ANSWER = 25;
/** A title is no longer, and seldom comes twice. */
const LONGEST_TITLE = 250;
/** More numbers of each record are told only where they are asked for. */
const MOST_NUMBERS = 6;
/** Fields of a text that are read together. */
const TOGETHER: readonly (readonly [RegExp, RegExp])[] = [
  [/question|frage|pregunta|domanda|вопрос/i, /answer|antwort|response|réponse|respuesta|risposta|ответ/i],
  // Of datasets by which language models learn to answer.
  [/^(?:prompt|instruction)$/i, /^(?:completion|output|response|chosen)$/i],
  [/\bpros?\b|positive/i, /\bcons?\b|negative/i],
];

/** Which fields of some records are what, as far as nobody has said it: by their names, where their values are such, and else the one with the longest texts. */
export function guessFields(fields: readonly Measured[], asked: RecordFields): RecordFields {
  const taken = new Set([...(asked.text ?? []), asked.title, asked.id, asked.date, ...(asked.tags ?? []), ...(asked.numbers ?? [])]);
  const free = fields.filter(({ name, filled }) => filled > 0 && !taken.has(name));
  const best = (kind: NamedKind, fits: (field: Measured) => boolean) => named(free, kind, fits)[0]?.name;
  const isTitle = ({ words, distinct, length }: Measured) => words > 0.5 && distinct > 0.5 && length <= LONGEST_TITLE;
  const title = asked.title ?? best('title', isTitle);
  const text = asked.text ?? guessText(free.filter(({ name }) => name !== title));
  // Where nothing else is to be read, titles are.
  const isAlone = text.length === 0 && asked.text === undefined && asked.title === undefined && title !== undefined;
  const id = asked.id ?? best('id', ({ name, distinct, filled }) => distinct === 1 && filled === 1 && !text.includes(name));
  const date = asked.date ?? (byDate(free) || best('year', ({ years }) => years > 0.5));
  const tags = asked.tags ?? named(free, 'tags', ({ name, words }) => words > 0 && !text.includes(name)).map(({ name }) => name).slice(0, 1);
  const numbers = asked.numbers ?? free.filter(isMeasured).map(({ name }) => name).filter(name => ![title, id, date, ...text, ...tags].includes(name)).slice(0, MOST_NUMBERS);
  return {
    ...(isAlone ? { text: [title] } : text.length > 0 && { text }),
    ...(title !== undefined && !isAlone && { title }),
    ...(id !== undefined && { id }),
    ...(date !== undefined && { date }),
    ...(tags.length > 0 && { tags }),
    ...(numbers.length > 0 && { numbers }),
  };
}

/** Whether the values of a field are numbers that say how much, and not years, dates or what records are called by. */
function isMeasured({ name, numbers, years, dates }: Measured): boolean {
  return numbers > 0.9 && years <= 0.5 && dates <= 0.5 && nameRank('id', name) === undefined && nameRank('year', name) === undefined;
}

function guessText(fields: readonly Measured[]): string[] {
  const usable = fields.filter(({ words }) => words > 0.5);
  const answers = answersAmong(usable);
  if (answers.length > 1) return answers;
  const chat = fields.find(({ chats }) => chats > 0.5);
  if (chat) return [chat.name];
  const most = Math.max(0, ...usable.map(({ filled }) => filled));
  const byName = named(usable, 'text', ({ filled, length, distinct }) => filled >= 0.3 * most && length >= LEAST_NAMED && (distinct > LEAST_DISTINCT || length > LEAST_LENGTH));
  const pair = TOGETHER.map(two => two.map(name => byName.find(field => name.test(field.name)) ?? (usable.find(field => name.test(field.name) && field.length > LEAST_LENGTH)))).find(([one, other]) => one && other && one !== other);
  if (pair && (byName.length === 0 || pair.includes(byName[0]))) return pair.map(field => field!.name);
  if (byName.length > 0) return [byName[0].name];
  const byValues = usable.filter(({ length, distinct, filled }) => length >= LEAST_LENGTH && distinct >= LEAST_DISTINCT && filled >= 0.1);
  return byValues.sort((a, b) => b.length * b.filled - a.length * a.filled).slice(0, 1).map(({ name }) => name);
}

/** What a survey was answered in words, one field a question, with remarks beside that: together they are what somebody says. */
function answersAmong(usable: readonly Measured[]): string[] {
  const inWords = usable.filter(({ length, distinct, filled }) => length >= LEAST_ANSWER && distinct > 0.5 && filled >= 0.1);
  if (!inWords.some(({ name }) => isQuestion(name))) return [];
  return inWords.filter(({ name }) => isQuestion(name) || nameRank('text', name) !== undefined).map(({ name }) => name);
}

/** Fields of a kind by their names, the surest first. */
function named(fields: readonly Measured[], kind: NamedKind, fits: (field: Measured) => boolean): Measured[] {
  const ranked = fields.map(field => ({ field, rank: nameRank(kind, field.name) })).filter(({ field, rank }) => rank !== undefined && fits(field));
  return ranked.sort((a, b) => a.rank! - b.rank!).map(({ field }) => field);
}

function byDate(fields: readonly Measured[]): string | undefined {
  const dated = fields.filter(({ name, dates }) => dates > 0.5 && dateRank(name) !== undefined);
  return dated.sort((a, b) => dateRank(a.name)! - dateRank(b.name)!)[0]?.name;
}

/** What fields of some records hold, in the order of their names. What objects within a list say is shown, and taken for no text by itself. */
export function measured(records: readonly RawRecord[], names: readonly string[]): Measured[] {
  return names.map(name => {
    const own = records.map(record => record.get(name));
    const values = own.flatMap(value => {
      const plain = plainText(value);
      const text = (plain ?? saidIn(value))?.slice(0, LOOKED_AT).replace(/\s+/g, ' ').trim();
      return text ? [{ text, isPlain: plain !== undefined }] : [];
    });
    const plain = values.flatMap(({ text, isPlain }) => (isPlain ? text : []));
    const share = (is: (text: string) => boolean) => plain.filter(is).length / Math.max(1, values.length);
    return {
      name,
      example: (values[0]?.text ?? '').slice(0, EXAMPLE),
      filled: values.length / Math.max(1, records.length),
      words: share(isWords),
      dates: share(text => dateIn(text) !== undefined),
      years: share(text => yearOf(text) !== undefined),
      chats: own.filter(isModelChat).length / Math.max(1, values.length),
      distinct: new Set(values.map(({ text }) => text)).size / Math.max(1, values.length),
      length: values.reduce((sum, { text }) => sum + lengthOf(text), 0) / Math.max(1, values.length),
      numbers: own.some(value => typeof value === 'object' && value !== null) ? 0 : shareOfNumbers(name, plain),
      decimalComma: hasDecimalComma(plain),
    };
  });
}

function plainText(value: unknown): string | undefined {
  return dateParts(value) ?? textOf(value);
}
