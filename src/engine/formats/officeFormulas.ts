import { nextInFormula } from '../../core/documents/formulaText';

const FORMULA = /<m:oMath(Para)?(?:\s[^<>]*)?(?<!\/)>/g;
/** Its signs, and the tags that are drawn as some. */
const SIGN = /<m:t(?:\s[^<>]*)?(?<!\/)>([^<]*)<\/m:t>|<(m:d|\/m:d|\/m:num)>/g;

/** What stands for brackets and the line of a fraction, by their tags. */
export const DRAWN: Readonly<Record<string, string>> = { 'm:d': '(', '/m:d': ')', '/m:num': '/' };

/** A part of a Word document in which the formulas within lines are runs of text; those on lines of their own are left out, as elsewhere. */
export function withFormulasAsText(xml: string): string {
  let text = '';
  let from = 0;
  FORMULA.lastIndex = 0;
  for (let found = FORMULA.exec(xml); found; found = FORMULA.exec(xml)) {
    const inside = found.index + found[0].length;
    const closing = `</m:oMath${found[1] ?? ''}>`;
    const end = xml.indexOf(closing, inside);
    if (end < 0) break;
    text += xml.slice(from, found.index);
    if (!found[1]) text += `<w:r><w:t xml:space="preserve">${formulaText(xml.slice(inside, end))}</w:t></w:r>`;
    FORMULA.lastIndex = from = end + closing.length;
  }
  return text + xml.slice(from);
}

function formulaText(formula: string): string {
  const signs: string[] = [];
  for (const [, sign, mark] of formula.matchAll(SIGN)) signs.push(nextInFormula(signs.at(-1) ?? '', sign ?? DRAWN[mark]));
  return signs.join('');
}
