const MONEY = 'eur|usd|gbp|chf|jpy|cny|inr|krw|aud|cad|nzd|sgd|hkd|sek|nok|dkk|pln|czk|huf|ron|try|rub|uah|ils|brl|mxn|zar';
/** What stands around a number: a sign of money, an abbreviation of it, per cent. */
const AROUND = new RegExp(String.raw`^(?:\p{Sc}|(?:${MONEY})\s)?\s?([+\-\u2212]?(?:\d[\d.,'’\s]*|[.,]\d+)(?:e[+-]?\d+)?)\s?(?:%|\p{Sc}|\s(?:${MONEY}))?$`, 'iu');
/** A minus before a sign of money, as −$5. */
const SIGN_BEFORE = /^([+\-\u2212])(\p{Sc}\s?)(?=[\d.,])/u;
/** Longer texts are no numbers. */
const LONGEST = 40;
/** Values that tell which mark stands before decimals: both marks, one that comes twice, or one with other than three digits behind it or more than three, or a naught, before it. */
const COMMA_BEFORE_DECIMALS = /\..*,|\..*\.|^[+-]?(?:0|\d{4,})?,\d+$|,(?:\d{1,2}|\d{4,})$/;
const POINT_BEFORE_DECIMALS = /,.*\.|,.*,|^[+-]?(?:0|\d{4,})?\.\d+$|\.(?:\d{1,2}|\d{4,})$/;

/** A number without what stands around it, its thousands set apart by `'`; undefined for any other text. */
function bareNumber(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  return AROUND.exec(text.trim().replace(SIGN_BEFORE, '$2$1'))?.[1].trim().replace('\u2212', '-').replace(/[\s’]/g, "'");
}

/** Whether numbers written like these texts have a comma before their decimals: told by those that could not be read otherwise. */
export function hasDecimalComma(texts: readonly string[]): boolean {
  const bare = texts.flatMap(text => bareNumber(text) ?? []);
  const saying = (mark: RegExp) => bare.filter(text => mark.test(text)).length;
  return saying(COMMA_BEFORE_DECIMALS) > saying(POINT_BEFORE_DECIMALS);
}

/** The number that a value is: 4, "4.5", "4,5", "1,234.50 €", "85 %" (85). Of "1,234" and "1.234" `decimalComma` decides, see `hasDecimalComma`; undefined for what is no number. */
export function numberIn(value: unknown, decimalComma = false): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const bare = typeof value === 'string' ? bareNumber(value) : undefined;
  return bare === undefined ? undefined : (numberOf(bare, decimalComma) ?? numberOf(bare, !decimalComma));
}

function numberOf(bare: string, decimalComma: boolean): number | undefined {
  const withPoint = decimalComma ? bare.replace(/[.,]/g, mark => (mark === '.' ? ',' : '.')) : bare;
  const [, sign, whole, rest] = /^([+-]?)([\d,']*)((?:\.\d*)?(?:e[+-]?\d+)?)$/i.exec(withPoint) ?? [];
  if (whole === undefined || !/^(?:\d*|\d{1,3}(?:[,']\d{3})+)$/.test(whole)) return undefined;
  const number = Number(`${sign}${whole.replace(/[,']/g, '') || '0'}${rest}`);
  return Number.isFinite(number) ? number : undefined;
}

/** Names of fields whose numbers count or measure nothing, so that a mean of them says nothing. */
const NAMES_OF_CODES = /(?:^|[\s_.-])(?:unnamed|index|idx|row|zip|zipcode|postcode|postal|plz|phone|tel|telefon|fax|isbn|issn|pmid|lat|lon|lng|latitude|longitude|code|version|label|class|category|cluster|group|topic|fold|split|volume|issue|pages?|time|timestamp|offset)(?:$|[\s_.:-])/i;

/** Share of texts that are numbers which count or measure something: 0 where all are one number, or all are different whole ones, as numbers are by which rows are called, or where the field's name says that they are codes. */
export function shareOfNumbers(name: string, texts: readonly string[]): number {
  const numbers = texts.flatMap(text => numberIn(text) ?? []);
  const different = new Set(numbers).size;
  const callRows = different === numbers.length && numbers.every(Number.isInteger);
  return different < 2 || callRows || NAMES_OF_CODES.test(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')) ? 0 : numbers.length / texts.length;
}
