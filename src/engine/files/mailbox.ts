import type { Wanted } from '../../core/documents/foundRecord';
import { parseDocument } from '../../core/documents/parse';
import { errorReason, tooLarge } from '../../core/documents/reasons';
import { KindredError } from '../../core/errors';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { takeText } from '../formats/takenTexts';
import { linesOf, NEW_LINE } from './lines';
import { plainReason } from './readable';

/** What a mail of a mailbox says: its text begins with its subject, on a line of its own. */
export interface BoxedMail {
  /** By which it is known everywhere; undefined where it does not say so. */
  readonly id?: string;
  readonly text: string;
  /** As `dateOf` gives it. */
  readonly dated?: number;
}

/** Above each mail: who sent it and when it came. Within mails such lines have a mark before them. */
const BEGINS = /^(?:\xef\xbb\xbf)?From .*\d:\d\d.*\b\d{4}\b/;
const MARKED = /^>+From /;
/** A line that begins a mail, and one that tells its id, is no longer. */
const LONGEST = 1_000;
/** Its id is among the first lines of a mail, above the first empty one. */
const HEAD_BYTES = 64 << 10;
/** Bytes of a mail with what is attached; servers let no longer ones pass. */
const MOST_BYTES = 50 << 20;

/**
 * Hands the mails of a plain or gzipped mailbox over, one after the other, each with the number of the line at which it begins, from 1, or why it
 * is left out, until it has `enough`. `report` hears the number of lines read; fails with `badInput` if the file cannot be read.
 */
export async function eachMail(file: string, use: (mail: BoxedMail | { readonly reason: string }, line: number) => Wanted, work: Work = {}): Promise<void> {
  const pace = new Pace(work.signal);
  let number = 0;
  let isFirst = true;
  let mail: Begun | undefined;
  const end = async () => mail && use(await read(mail, work.signal), mail.line) === 'enough';
  try {
    for await (const lines of linesOf(file)) {
      for (const line of lines) {
        number++;
        if (pace.due) {
          await pace.breathe();
          work.report?.(number, 0);
        }
        const begin = line.toString('latin1', 0, LONGEST);
        if (isFirst && BEGINS.test(begin)) {
          if (await end()) return;
          mail = { line: number, text: Buffer.alloc(0), bytes: 0 };
        } else if (mail) add(mail, MARKED.test(begin) ? line.subarray(1) : line);
        isFirst = line.length === 0 || (line.length === 1 && begin === '\r');
      }
    }
    await end();
  } catch (error) {
    throwIfCancelled(work.signal);
    throw new KindredError('badInput', `Cannot read ${file}${number > 0 ? ` after line ${number}` : ''}: ${plainReason(error)}`, { cause: error });
  }
}

/** A mail while its lines are read: of its text so many bytes. */
interface Begun {
  readonly line: number;
  text: Buffer;
  bytes: number;
}

/** Lines are put together at once: millions of them, as short ones are, would take far more room each by itself. */
function add(mail: Begun, line: Buffer): void {
  const from = mail.bytes;
  mail.bytes += line.length + 1;
  if (mail.bytes > MOST_BYTES) return void (mail.text = Buffer.alloc(0));
  if (mail.bytes > mail.text.length) mail.text = Buffer.concat([mail.text], 2 * mail.bytes);
  line.copy(mail.text, from);
  mail.text[mail.bytes - 1] = NEW_LINE;
}

async function read({ text, bytes }: Begun, signal?: AbortSignal): Promise<BoxedMail | { readonly reason: string }> {
  if (bytes > MOST_BYTES) return { reason: tooLarge(bytes, MOST_BYTES) };
  const mail = text.subarray(0, bytes);
  try {
    const { title, blocks, dated } = parseDocument('mail', await takeText('mail', mail, signal), '');
    return { id: idOf(mail), text: [...(title === undefined ? [] : [title]), ...blocks.map(({ text }) => text)].join('\n\n'), ...(dated !== undefined && { dated }) };
  } catch (error) {
    throwIfCancelled(signal);
    return { reason: errorReason(error) };
  }
}

function idOf(mail: Buffer): string | undefined {
  const [head] = mail.toString('latin1', 0, HEAD_BYTES).split(/\r?\n\r?\n/, 1);
  return /^message-id:\s*<?([^\s<>]{1,500})/im.exec(head)?.[1];
}
