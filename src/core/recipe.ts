import { clusteringMethod } from './clustering/methods';
import { oneOf, ParameterError, readParameters, type Parameters } from './parameters';
import { representationKind } from './representation/kinds';

/** How vectors are made smaller: the leading columns, principal components, or a trained autoencoder's code. */
export const REDUCTIONS = ['pca', 'autoencoder', 'leading'] as const;
export type Reduction = (typeof REDUCTIONS)[number];

/** What stands for a document's text: itself, its most central sentences, or a summary by the server's chat model. */
export const SUMMARIES = ['none', 'textrank', 'server'] as const;
export type Summary = (typeof SUMMARIES)[number];

/** What is taken off all vectors: nothing, their mean, or the mean of each document's language. */
export const CENTRINGS = ['none', 'mean', 'language'] as const;
export type Centring = (typeof CENTRINGS)[number];

/** Something chosen by name, with its parameters. */
export interface Choice {
  readonly name: string;
  readonly parameters: Parameters;
}

/** How documents become vectors. */
export interface VectorRecipe {
  readonly representation: Choice;
  /** Absent: as the representation gives them. */
  readonly size?: { readonly dimensions: number; readonly by: Reduction };
  readonly summary: Summary;
  readonly centring: Centring;
}

/** How documents become groups, as plain data. The method `auto` is the default grouping, which has no parameters. */
export interface Recipe extends VectorRecipe {
  readonly method: Choice;
}

export const MOST_DIMENSIONS = 8192;

/** What a person gives; whatever is left out is the default. Values may be texts. */
export interface GivenRecipe {
  readonly representation?: string;
  readonly representationParameters?: Readonly<Record<string, unknown>>;
  /** `100`, `100:pca`, `64:autoencoder`, `128:leading`; 0 or empty = as it comes. */
  readonly dimensions?: string | number;
  readonly summary?: string;
  readonly centring?: string;
  readonly method?: string;
  readonly methodParameters?: Readonly<Record<string, unknown>>;
}

/** Checks what a person gave, in this one place. Throws a `ParameterError` whose one line lists what is right. */
export function readRecipe(given: GivenRecipe = {}): Recipe {
  const size = readSize(given.dimensions ?? '');
  return {
    representation: readRepresentation(given.representation ?? 'transformer', given.representationParameters),
    ...(size && { size }),
    summary: readName('summary', SUMMARIES, given.summary ?? 'none'),
    centring: readName('centring', CENTRINGS, given.centring ?? 'none'),
    method: readMethod(given.method ?? 'auto', given.methodParameters),
  };
}

/** A representation by name; behind a colon may stand its main parameter, as in `onnx:DIR`. */
export function readRepresentation(given: string, parameters: Readonly<Record<string, unknown>> = {}): Choice {
  const colon = given.indexOf(':');
  const name = colon < 0 ? given : given.slice(0, colon);
  const kind = representationKind(name);
  if (colon >= 0 && !kind.main) throw new ParameterError(`The representation ${name} takes nothing behind a colon; write "${name}".`);
  const main = colon >= 0 && kind.main ? { [kind.main]: given.slice(colon + 1) } : {};
  return { name, parameters: readParameters(name, kind.parameters, { ...parameters, ...main }) };
}

/** A clustering method by name. */
export function readMethod(name: string, parameters: Readonly<Record<string, unknown>> = {}): Choice {
  return { name, parameters: readParameters(name, name === 'auto' ? [] : clusteringMethod(name).parameters, parameters) };
}

/** `D` or `D:how`; nothing for an empty text or 0. */
export function readSize(given: string | number): Recipe['size'] {
  const [count, by = 'pca', ...more] = String(given).split(':');
  if (count === '' || Number(count) === 0) return undefined;
  const dimensions = Number(count);
  if (more.length > 0 || !Number.isInteger(dimensions) || dimensions < 2 || dimensions > MOST_DIMENSIONS) {
    throw new ParameterError(`The size takes a whole number of dimensions from 2 to ${MOST_DIMENSIONS}, and behind a colon ${oneOf(REDUCTIONS)}, not "${given}".`);
  }
  return { dimensions, by: readName('size', REDUCTIONS, by) };
}

function readName<T extends string>(what: string, names: readonly T[], given: string): T {
  const name = names.find(candidate => candidate === given);
  if (name === undefined) throw new ParameterError(`The ${what} takes ${oneOf(names)}, not "${given}".`);
  return name;
}
