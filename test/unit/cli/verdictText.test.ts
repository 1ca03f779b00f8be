import { describe, expect, it } from 'vitest';
import { verdictText } from '../../../src/cli/compare/table';
import { styleFor } from '../../../src/cli/style';

const said = (text: string) => ({ text, values: {} });
const verdict = { headline: said('There is no clear difference between one way and the other.'), sentences: [said('The second is a little quicker, though.')], numbers: [], notes: [said('A note.')] };

describe('a verdict in the terminal', () => {
  it.each([20, 40, 61, 200])('lets its first sentence stand out to its end, in %i columns', columns => {
    const coloured = verdictText(verdict, styleFor({ isTTY: true }, {}), columns);
    // eslint-disable-next-line no-control-regex -- what stands out is between these
    const bold = [...coloured.matchAll(/\x1b\[1m(.*?)\x1b\[22m/g)].map(([, text]) => text).join(' ');
    expect(bold).toBe(verdict.headline.text);
    // eslint-disable-next-line no-control-regex -- taking the colours out must give the plain text
    expect(coloured.replace(/\x1b\[[\d;]*m/g, '')).toBe(verdictText(verdict, styleFor({ isTTY: false }, {}), columns));
  });
});
