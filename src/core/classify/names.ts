import { ParameterError } from '../parameters';
import type { NamedClass } from './classification';

/** How a name is put before the model: some say a topic alone, some within a sentence. */
const FRAMES = [(name: string) => name, (name: string) => `This text is about ${name}.`, (name: string) => `A document about ${name}.`, (name: string) => `The topic is ${name}.`];

/**
 * Reads names as a person types them: `sport, business, World news`; behind a colon may stand what belongs there, as in
 * `sport: football and tennis`. Semicolons or lines separate them where descriptions have commas. Throws a `ParameterError`
 * when there is no name, or one twice.
 */
export function parseNames(text: string): NamedClass[] {
  const separator = /[;\n]/.test(text) ? /[;\r\n]+/ : /,/;
  const classes = text.split(separator).map(namedClass).filter(({ name }) => /[\p{L}\p{N}]/u.test(name));
  if (classes.length === 0) throw new ParameterError('Give one name or more, with commas between them, such as "sport, business, travel".');
  const seen = new Set<string>();
  for (const { name } of classes) {
    if (seen.has(name.toLowerCase())) throw new ParameterError(`The name "${name}" is there twice; give each once.`);
    seen.add(name.toLowerCase());
  }
  return classes;
}

function namedClass(text: string): NamedClass {
  const colon = text.indexOf(':');
  if (colon < 0) return { name: text.trim() };
  const description = text.slice(colon + 1).trim();
  return { name: text.slice(0, colon).trim(), ...(description && { description }) };
}

/** The texts whose vectors stand for a class in the mean. */
export function textsOf({ name, description }: NamedClass): string[] {
  const texts = FRAMES.map(frame => frame(name));
  return description ? [...texts, description, `${name}: ${description}`] : texts;
}
