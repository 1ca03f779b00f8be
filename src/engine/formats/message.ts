import PostalMime from 'postal-mime';
import { dateOf } from '../../core/documents/dates';
import { decodeUtf8, decodeWindows, withWindowsSigns } from '../../core/documents/decode';
import { parseHtml } from '../../core/documents/html';
import { subjectOf, writtenLines } from '../../core/documents/mail';
import { blocksAsHtml, blocksOnLines, element, pageHtml } from '../../core/documents/pageHtml';
import { parsePlainText } from '../../core/documents/plainText';
import { TooMuch } from './archive';
import { openCompound, type Compound } from './compound';
import { Locked } from './locked';
import { outlookMail } from './outlookMail';

/** Something that each mail says of itself at its head. */
const OF_MAILS = new Set(['from', 'to', 'subject', 'date', 'message-id', 'received', 'return-path', 'mime-version', 'content-type']);
const ENCRYPTED = /^\s*(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime)\b(?!.*smime-type="?signed-data)/is;
const PGP = /^\s*-----BEGIN PGP MESSAGE-----/;
/** Where a mail names an encoding, and names of such as say nothing of letters beyond ASCII. */
const CHARSET = /\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})["']?/gi;
const SAYS_NOTHING = /^(?:us-ascii|ascii|ansi_x3\.4-1968|utf-?8|(?:x-)?unknown(?:-8bit)?)$/i;
const NEW_LINE = 10;
const BLANK = 32;
const LAST_ASCII = 127;
const WORDS = /[\p{L}\p{N}]/u;
/** Many times a long letter: attachments are none of it. */
const MOST_LETTERS = 16 << 20;
/** Lines of a mail, and those among them that are not of what is packed and attached: each of these takes the library its time, and a kilobyte or two. */
const MOST_LINES = 1 << 20;
const MOST_WRITTEN = 1 << 17;
/** Base64 has lines of 76 letters mostly, and of 60 at least, without blanks; so have some alphabets, but none of ASCII. */
const PACKED_LINE = 60;
/** Where a page has so many times the letters of the plain text beside it, that stands in for it. */
const STANDS_IN = 3;

/** Mails that are passed on lie in one another no deeper. */
const MOST_PASSED_ON = 3;

/** Above a mail of Apple Mail. */
const FRAME = /^\s{0,9}\d{1,12}[ \t]{0,40}\r?\n/;
/** Bytes that say what its notes are written in. */
const LONGEST_HEAD = 300;

/** What a mail says. */
interface Message {
  readonly title?: string;
  /** When it was sent, as documents' own dates are told. */
  readonly dated?: number;
  /** As HTML. */
  readonly parts: readonly string[];
}

/**
 * The text of an e-mail, as programs send it, Apple Mail keeps it or Outlook: its plain text, or its page where there is none that says the same, under its subject and with its date; attachments are left
 * out, and mails in it unless it says nothing else. Undefined where the bytes are none. Rejects with a `Locked` where it is encrypted, with a `TooMuch` where it is too long.
 */
export async function textOfMessage(bytes: Uint8Array): Promise<string | undefined> {
  const message = await readMessage(bytes, MOST_PASSED_ON);
  return message && pageHtml(message.parts, message);
}

async function readMessage(bytes: Uint8Array, deeper: number): Promise<Message | undefined> {
  const compound = openCompound(bytes);
  if (compound) return readOutlook(compound);
  if (hasTooManyLines(bytes)) throw new TooMuch();
  const mail = await PostalMime.parse(inKnownEncoding(withoutFrame(bytes)), { forceRfc822Attachments: true });
  const { headers, attachments } = mail;
  if (!headers.some(({ key }) => OF_MAILS.has(key))) return undefined;
  const [subject, text, html] = [mail.subject, mail.text, mail.html].map(part => withWindowsSigns(part ?? ''));
  if (headers.some(({ key, value }) => key === 'content-type' && ENCRYPTED.test(value))) throw new Locked();
  const head = { title: subjectOf(subject), dated: dateOf(headers.find(({ key }) => key === 'date')?.value) };
  const said = saidIn(text, html);
  if (said) return { ...head, parts: said };
  // Who only passes mails on says nothing; their senders and receivers are no more of the text than its own.
  const passedOn = deeper > 0 ? attachments.filter(({ mimeType }) => mimeType === 'message/rfc822') : [];
  const parts: string[] = [];
  for (const { content } of passedOn) {
    const inner = await readMessage(bytesOf(content), deeper - 1);
    if (inner?.title) parts.push(element('h2', inner.title));
    parts.push(...(inner?.parts ?? []));
  }
  return { ...head, parts };
}

async function readOutlook(compound: Compound): Promise<Message | undefined> {
  const mail = await outlookMail(compound);
  if (!mail) return undefined;
  const parts = saidIn(mail.text, mail.html);
  if (!parts && mail.isSealed) throw new Locked();
  return { title: subjectOf(mail.subject), dated: mail.dated, parts: parts ?? [] };
}

/** What a mail says, by its plain text or the page beside it, as HTML; undefined where that is nothing. */
function saidIn(text: string, html: string): readonly string[] | undefined {
  if (PGP.test(text)) throw new Locked();
  if (text.length + html.length > MOST_LETTERS) throw new TooMuch();
  const paragraphs = paragraphsOf(text);
  const page = html === '' ? [] : parseHtml(html).blocks;
  if (![...paragraphs, ...page].some(block => WORDS.test(block.text))) return undefined;
  if (lettersOf(page) > STANDS_IN * lettersOf(paragraphs)) return [blocksOnLines(html)];
  return blocksAsHtml(paragraphs);
}

/** A mail of Apple Mail as others have it, without the line with its length above it and the program's notes below it. These tell where it ends, as the length is another where line ends were changed. */
function withoutFrame(bytes: Uint8Array): Uint8Array {
  const length = FRAME.exec(Buffer.from(bytes.subarray(0, 100)).toString('latin1'));
  if (!length) return bytes;
  const mail = Buffer.from(bytes.subarray(length[0].length));
  const notes = mail.lastIndexOf('<plist');
  if (notes < 0) return mail;
  const above = mail.lastIndexOf('<?xml', notes);
  return mail.subarray(0, above >= 0 && above > notes - LONGEST_HEAD ? above : notes);
}

function hasTooManyLines(bytes: Uint8Array): boolean {
  let [lines, written, from, blank] = [0, 0, 0, -1];
  for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, from)) {
    if (blank < from) blank = bytes.indexOf(BLANK, from);
    if (blank < 0) blank = bytes.length;
    if (end - from < PACKED_LINE || blank < end || bytes[from] > LAST_ASCII) written++;
    if (++lines > MOST_LINES || written > MOST_WRITTEN) return true;
    from = end + 1;
  }
  return false;
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

/** A mail with letters beyond ASCII that names no encoding for them, in UTF-8. */
function inKnownEncoding(bytes: Uint8Array): Uint8Array {
  if (bytes.every(byte => byte < 0x80)) return bytes;
  const text = decodeUtf8(bytes) ?? decodeWindows(bytes);
  for (const [, charset] of text.matchAll(CHARSET)) if (!SAYS_NOTHING.test(charset)) return bytes;
  return new TextEncoder().encode(text.replace(CHARSET, 'charset=utf-8'));
}

/** Plain text without signatures. */
function paragraphsOf(text: string): ReturnType<typeof parsePlainText>['blocks'] {
  return parsePlainText(writtenLines(text.split(/\r?\n/)).join('\n')).blocks;
}

function lettersOf(blocks: readonly { readonly text: string }[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
