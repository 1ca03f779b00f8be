import type { Block } from './blocks';

/** Fields that programs put above what is answered or passed on, in many languages. */
const FIELD = new RegExp(
  `^[>*\\s]*(?:${
    'from|sent|date|to|cc|subject|reply-to|von|gesendet|datum|an|kopie|betreff|de|envoyé|à|copie|objet|enviado|fecha|para|asunto|data|assunto|da|inviato|a|oggetto|' +
    'van|verzonden|aan|onderwerp|från|skickat|till|ämne|fra|sendt|til|emne|от|отправлено|дата|кому|тема|发件人|发送时间|日期|收件人|抄送|主题|差出人|送信日時|宛先|件名'
  })\\s?[*\\s]*[:：](?:[*\\s]|$)`,
  'iu',
);
const FEWEST_FIELDS = 3;
/** Stands above them. */
const RULE = /^[>\s]*-{2,}[^-].*-{2,}\s*$/;
/** Above an answer stands who wrote when, in a line that may be broken twice: an address or a date, and a colon at the end. */
const MOST_LINES = 3;
const LONGEST = 300;
const ADDRESS = /\S@\S/;
const YEAR = /(?:^|\D)(?:19|20)\d\d(?:\D|$)/;
const TIME = /\d[:.]\d\d/;

/** The blocks of a mail without what programs say of other mails in it: who wrote those to whom is not what it is about. */
export function withoutHeads(blocks: readonly Block[]): Block[] {
  return blocks.flatMap(block => {
    const text = block.kind === 'code' ? block.text : writtenIn(block.text);
    return text === '' ? [] : [{ ...block, text }];
  });
}

function writtenIn(text: string): string {
  const lines = text.split('\n');
  const written: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const passed = fieldsAt(lines, at) || introductionAt(lines, at);
    if (passed === 0) written.push(lines[at]);
    at += passed || 1;
  }
  return written.join('\n').trim();
}

/** How many lines of fields there are from one on; 0 where these are too few. */
function fieldsAt(lines: readonly string[], from: number): number {
  const first = lines[from].length < LONGEST && RULE.test(lines[from]) ? from + 1 : from;
  let at = first;
  while (at < lines.length && FIELD.test(lines[at])) at++;
  return at - first < FEWEST_FIELDS ? 0 : at - from;
}

function introductionAt(lines: readonly string[], from: number): number {
  let said = '';
  for (let at = from; at < Math.min(from + MOST_LINES, lines.length); at++) {
    // Its first line begins to say who or when; another may be the end of what was written.
    if (at > from && !ADDRESS.test(lines[from]) && !YEAR.test(lines[from])) return 0;
    said += ` ${lines[at].replace(/^[>\s]+/, '').trimEnd()}`;
    if (said.length > LONGEST) return 0;
    if (/[:：]$/.test(said) && /\d/.test(said) && (ADDRESS.test(said) || (YEAR.test(said) && TIME.test(said)))) return at + 1 - from;
  }
  return 0;
}
