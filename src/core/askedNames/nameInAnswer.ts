import { withCapital } from '../capital';
import { plainText } from '../plainText';
import type { GroupQuestion } from './question';
import { inTheirScript } from './script';
import { withoutThoughts } from './withoutThoughts';

/** Longest name: words (short ones between them, as "of the", do not count), and characters, of which those as wide as they are high count twice. */
const MOST_WORDS = 5;
const MOST_CHARACTERS = 48;
/** Of an answer that is much longer than a name the rest is not looked at. */
const MOST_LOOKED_AT = 20_000;

/**
 * The name in what a chat model answered: one line of at most about five words, without quotes, marks of Markdown, and what
 * models say around it. Undefined where no line is a name in the script of the documents: better none than half a sentence.
 */
export function nameInAnswer(answer: string, question: GroupQuestion): string | undefined {
  const said = saidIn(withoutThoughts(answer.slice(0, MOST_LOOKED_AT)));
  const lines = said.split(/[\n\r\u2028\u2029]+/).filter(line => /[\p{L}\p{N}]/u.test(line));
  for (const line of lines) {
    const name = nameIn(line, lines.length > 1);
    if (name !== undefined && inTheirScript(name, question)) return begun(name, question.name);
  }
  return undefined;
}

/** An answer, or the first text in it where it is JSON, with or without a fence around it; nothing of JSON that was cut off, which may hold half a name. */
function saidIn(answer: string): string {
  const json = answer.replace(/^```\w*\s*|```$/g, '');
  if (!/^[[{]\s*["[{]/.test(json)) return answer;
  let first = '';
  try {
    JSON.parse(json, (_, value: unknown) => (first ||= typeof value === 'string' ? value : ''));
  } catch {
    return '';
  }
  return first;
}

const NAMED = 'name|title|label|heading|topic|answer|suggestion|category|titel|bezeichnung|nom|titre|nombre|título|nome|titolo|naam|название|имя|名称|名前|标题';
/** What may stand between such a word and its colon. */
const LINKS = 'of|for|is|are|could|would|might|may|can|be|the|this|these|that|your|group|cluster|documents|here';
/** "**Name:** Bread", "Here is a better name: Bread", "The title of this group could be: Bread". */
const LABELLED = new RegExp(`^(?:(?:[^:：]{0,80}(?<!\\p{L}))?(?:${NAMED})(?:\\s+(?:${LINKS}))*|(?:here|sure|yes|okay|certainly|of course|based on)(?!\\p{L})[^:：]{0,80})[\\s*_"]*[:：]\\s*(?=\\S)`, 'iu');
/** What models say around a name, or in its place. */
const TALK = /^(?:(?:sure|certainly|of course|okay|ok|yes|no)(?:[,.!]|$)|here(?:['’]s| is| are)(?!\p{L})|(?:based on|i|i['’](?:m|d|ll|ve)|let me|let['’]s|we|the (?:group|documents|texts|best|present|current|name|title|answer|user)|this (?:group|name|is)|these|those|it (?:is|seems)|sorry|unfortunately|as an?|please|thank you|thanks)(?:[\s,]|$))/iu;
const THINGS = 'documents?|texts?|files|articles|notes';
/** "Group about bread", "A collection of notes on bread", "Dokumente über Brot". */
const ABOUT = new RegExp(`^(?:(?:an?|the|eine?|die|der|das|une?|les?|la|el|los|las) )?(?:${[
  `(?:groups?|clusters?|collections?|topics?|categor(?:y|ies)|${THINGS}) (?:about|regarding|concerning|related to|relating to|dealing with|covering)`,
  `(?:groups?|clusters?|collections?|sets?) of (?:${THINGS}) (?:about|on|of|for|regarding|concerning)`,
  '(?:documents|texts|articles) on',
  '(?:gruppe|dokumente|texte|sammlung) (?:über|zu[mr]?|mit)',
  '(?:groupe|documents|textes) (?:sur|à propos de)',
  '(?:grupo|documentos|textos) (?:sobre|acerca de)',
].join('|')})[ :]+|^(?:group|cluster|topic|category|theme)\\s*[:：-]\\s*`, 'iu');
/** No name at all, or one of nothing. */
const NOTHING = /^(?:none|n\/?a|null|undefined|unknown|untitled|unnamed|no name|other|others|misc|miscellaneous|various|mixed|general|diverse?s?|sonstiges?|verschiedenes|autres|divers|otros|varios|altro|vari)(?: (?:topics?|documents?|texts?|files|notes|things|items|subjects|content|themen|dokumente|texte))?$|^(?:(?:the|an?|new|better|best|suggested|proposed|group|final) )*(?:name|title|label|answer|suggestion)$|^(?:group|cluster|topic|category|gruppe|groupe|grupo|thema)? ?#?\d*$/iu;
/** What is quoted as a whole: two quotations side by side are no quotation of what lies between them. */
const QUOTATION = /^["'“„‘‚«»‹「『《]([^"“”„«»‹›「」『』《》]+)["'”“’‘»«›」』》]$/u;
const QUOTED = /["“„«「『](?!\s)([^"“”„«»「」『』]{2,80})["”“»」』]/gu;
/** Emoji with all that belongs to them, keys with digits, flags. */
const PICTURES = /(?:\p{Extended_Pictographic}|[\d#*]\ufe0f?\u20e3)(?:\p{Emoji_Modifier}|[\ufe0f\u200d]|[\u{e0020}-\u{e007f}])*|\p{Regional_Indicator}/gu;
/** A link or a picture in Markdown: its words count. */
const LINKED = /!?\[([^[\]]*)\]\([^()]*\)/g;

/** The name in one line; undefined where it has none. `beside` others a whole sentence is talk. */
function nameIn(line: string, beside: boolean): string | undefined {
  const written = plainText(line.replace(LINKED, '$1').replace(/<[^<>]{1,40}>/g, ' ').replace(PICTURES, ' '), 400);
  const plain = bare(written);
  // Some write what it was before, too.
  const labelled = bare(plain.replace(LABELLED, '').replace(/^.*(?:→|->|=>)/u, ''));
  const isSentence = /[?？]$/u.test(written) || (beside && labelled === plain && /[.!:：。！]$/u.test(written));
  if (TALK.test(labelled) || isSentence) {
    const quoted = [...labelled.matchAll(QUOTED)];
    return quoted.length === 1 ? asName(quoted[0][1]) : undefined;
  }
  return asName(labelled);
}

/** A text as a name: without "Group about" and what explains it; undefined where it is none, or too long. */
function asName(text: string): string | undefined {
  const whole = bare(text.replace(ABOUT, '').replace(/["“”„«»*`]/g, ''));
  const short = [whole, bare(whole.replace(/\s*[([{（].*$/u, '')), bare(whole.split(/\s+[–—|-]+\s+|[:;：；。]\s*|\.\s+/u)[0])].find(fits);
  return short === undefined || NOTHING.test(short) || !/\p{L}/u.test(short) || /:\/\/|\bwww\.|[<>{}\\]/.test(short) ? undefined : short;
}

/** True for a name that is not too long. */
export function fits(name: string): boolean {
  const characters = [...name].reduce((sum, letter) => sum + (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(letter) ? 2 : 1), 0);
  const words = name.split(/[\s/]+/u).filter(word => /[\p{L}\p{N}]/u.test(word) && !/^\p{Ll}{1,3}$/u.test(word));
  return name !== '' && characters <= MOST_CHARACTERS && words.length <= MOST_WORDS;
}

/** Without quotes, emphasis, bullets and numbers of lists around it, and stops at its end. */
function bare(text: string): string {
  for (let now = text.trim(); ; ) {
    const next = now
      .replace(/^(?:[-–—•·*+>]+\s+|#{1,6}\s*|>\s*|\(?\d{1,2}[.)]\s+|[:：,;.!?]\s+)/u, '')
      .replace(/[\s.,;:!?。！？，：；…]+$/u, '')
      .replace(/^(\*+|_+|`+)(.+?)\1/u, '$2')
      .replace(/^[([]([^()[\]]+)[)\]]$/u, '$1')
      .replace(QUOTATION, '$1')
      .trim();
    if (next === now) return next;
    now = next;
  }
}

/** With a capital at its beginning, unless the word is written small in the present name too, or has capitals of its own (tmux, iOS). */
function begun(name: string, present: string): string {
  const [first] = name.split(/\s/u, 1);
  return /^\p{Ll}[^\p{Lu}]*$/u.test(first) && !present.split(/\s/u).includes(first) ? withCapital(name) : name;
}
