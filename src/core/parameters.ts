/**
 * Parameters of methods and representations as plain data. Each owner lists its parameters once, with range and default;
 * settings, palette and command line are all read by `readParameters`, so that a wrong name or value is told in one way.
 */

export type ParameterValue = number | string | boolean;

/** Values by name, defaults filled in. */
export type Parameters = Readonly<Record<string, ParameterValue>>;

interface Described {
  readonly name: string;
  /** One sentence for people, with the unit where there is one. */
  readonly description: string;
}

export type ParameterSpec =
  | (Described & { readonly kind: 'number' | 'integer'; readonly least: number; readonly most: number; readonly standard: number })
  | (Described & { readonly kind: 'choice'; readonly choices: readonly string[]; readonly standard: string })
  | (Described & { readonly kind: 'flag'; readonly standard: boolean })
  | (Described & { readonly kind: 'text'; readonly standard: string; readonly required?: true });

/** A name or value that is not one of those there are; the message is one line that lists the right ones. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
}

/** What a parameter takes, in words: `2 to 500`, `mean, cls or max`, `true or false`. */
export function rangeOf(spec: ParameterSpec): string {
  switch (spec.kind) {
    case 'integer':
      return `a whole number from ${spec.least} to ${spec.most}`;
    case 'number':
      return `a number from ${spec.least} to ${spec.most}`;
    case 'choice':
      return oneOf(spec.choices);
    case 'flag':
      return 'true or false';
    case 'text':
      return spec.required ? 'a text that is not empty' : 'a text';
  }
}

/** Names in a row, the last one behind "or". */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/**
 * Checks values by name (numbers and flags may come as texts) and fills in the defaults. `owner` is whose parameters they
 * are, for the message. Throws a `ParameterError`.
 */
export function readParameters(owner: string, specs: readonly ParameterSpec[], given: Readonly<Record<string, unknown>> = {}): Parameters {
  for (const name of Object.keys(given)) {
    if (specs.some(spec => spec.name === name)) continue;
    const known = specs.length === 0 ? 'it has none' : `it has ${specs.map(spec => spec.name).join(', ')}`;
    throw new ParameterError(`${owner} has no parameter "${name}"; ${known}.`);
  }
  return Object.fromEntries(specs.map(spec => [spec.name, given[spec.name] === undefined ? standardValue(owner, spec) : readValue(owner, spec, given[spec.name])]));
}

function standardValue(owner: string, spec: ParameterSpec): ParameterValue {
  if (spec.kind === 'text' && spec.required) throw new ParameterError(`${owner} needs its parameter ${spec.name}: ${spec.description}`);
  return spec.standard;
}

function readValue(owner: string, spec: ParameterSpec, given: unknown): ParameterValue {
  const value = parsed(spec, given);
  if (value !== undefined) return value;
  throw new ParameterError(`${spec.name} of ${owner} takes ${rangeOf(spec)}, not "${String(given)}".`);
}

/** The value in the parameter's own type; undefined when it is none of those the parameter takes. */
function parsed(spec: ParameterSpec, given: unknown): ParameterValue | undefined {
  switch (spec.kind) {
    case 'integer':
    case 'number': {
      const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
      if (typeof value !== 'number' || !(value >= spec.least && value <= spec.most)) return undefined;
      return spec.kind === 'number' || Number.isInteger(value) ? value : undefined;
    }
    case 'choice':
      return spec.choices.find(choice => choice === given);
    case 'flag':
      return given === true || given === 'true' ? true : given === false || given === 'false' ? false : undefined;
    case 'text':
      return typeof given === 'string' && !(spec.required && given.trim() === '') ? given : undefined;
  }
}
