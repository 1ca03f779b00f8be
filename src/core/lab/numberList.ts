/** Above this a range is a slip of the finger. */
const MOST_NUMBERS = 300;

/**
 * Whole numbers from 1, as people write several: `7`, `5,10,20`, `2..20`, `2..10,20,30`; each once, in growing order.
 * Undefined for what is none of these, and for more than 300.
 */
export function parseNumbers(text: string): number[] | undefined {
  const numbers = new Set<number>();
  for (const part of text.split(',')) {
    const [, from, to = from] = /^\s*(\d{1,6})\s*(?:\.\.\s*(\d{1,6})\s*)?$/.exec(part) ?? [];
    const [least, most] = [Number(from), Number(to)];
    if (from === undefined || least < 1 || most < least || numbers.size + most - least >= MOST_NUMBERS) return undefined;
    for (let number = least; number <= most; number++) numbers.add(number);
  }
  return [...numbers].sort((a, b) => a - b);
}
