/** The addresses in a text: one, or several of the same model with spaces or commas between them. */
export function addressesIn(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
