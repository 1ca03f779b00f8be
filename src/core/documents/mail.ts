import { dateOf } from './dates';

/** What stands above a saved mail or newsgroup message: what it says it is about, when it was sent (see `dateOf`), and the number of lines. */
export interface MailHeader {
  readonly title?: string;
  readonly dated?: number;
  readonly lines: number;
}

const NONE: MailHeader = { lines: 0 };
const FIELDS = new Set('approved bcc cc date distribution errors-to followup-to from in-reply-to keywords lines message-id mime-version newsgroups nntp-posting-host organization path received references reply-to return-path sender subject to x-mailer x-newsreader xref'.split(' '));
/** A signature has a few lines. */
const MOST_SIGNED = 12;
/** Above a text that OpenPGP signs, with what it does so by up to a blank line, and below it. */
const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----';

/** The header of a mail: fields up to the first blank line, its subject or its id among them, and another that only mails have. */
export function readMailHeader(lines: readonly string[]): MailHeader {
  const end = lines.findIndex(line => line.trim() === '');
  if (end < 2) return NONE;
  const values = new Map<string, string>();
  let key = '';
  for (const [at, line] of lines.slice(0, end).entries()) {
    const field = /^([A-Za-z][\w-]*):(?:\s+(.*))?$/.exec(line);
    if (field) values.set((key = field[1].toLowerCase()), field[2] ?? '');
    else if (/^\s/.test(line) && key !== '') values.set(key, `${values.get(key)} ${line.trim()}`);
    else if (at > 0 || !line.startsWith('From ')) return NONE;
  }
  const known = [...values.keys()].filter(name => FIELDS.has(name)).length;
  if (known < 2 || !(values.has('subject') || values.has('message-id'))) return NONE;
  return { title: subjectOf(values.get('subject') ?? ''), dated: dateOf(values.get('date')), lines: end };
}

/** Marks of answers and of what is passed on, as programs put them before subjects in many languages, some with a count. */
const ANSWERS = /^\s*(?:(?:re|fwd?|aw|antw|antwort|wg|sv|vs|tr|rv|enc|res|odp|回复|回覆|答复|转发|轉寄)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+/iu;

/** What a mail is about by its subject, without the marks of answers. */
export function subjectOf(subject: string): string | undefined {
  return subject.replace(ANSWERS, '').trim() || undefined;
}

/** The lines of a mail in their places, as they were written: those by which OpenPGP signs a text are empty, and its own signature, below the last line of two dashes and a blank, is left out. */
export function writtenLines(lines: readonly string[]): readonly string[] {
  const written = lines.includes(SIGNED) ? withoutOpenPgp(lines) : lines;
  const at = Math.max(written.lastIndexOf('-- '), written.lastIndexOf('- -- '));
  return at >= 0 && written.slice(at).filter(line => line !== '').length <= MOST_SIGNED ? written.slice(0, at) : written;
}

function withoutOpenPgp(lines: readonly string[]): string[] {
  /** What the lines being passed over end with; undefined outside of them. */
  let until: string | undefined;
  return lines.map(line => {
    if (line === SIGNED) until = '';
    else if (line === SIGNATURE) until = SIGNATURE.replace('BEGIN', 'END');
    else if (until === undefined) return line;
    else if (line === until) until = undefined;
    return '';
  });
}
