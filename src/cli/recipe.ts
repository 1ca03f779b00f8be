import { clusteringMethod } from '../core/clustering/methods';
import { oneOf, ParameterError, type ParameterSpec } from '../core/parameters';
import { readRecipe } from '../core/recipe';
import { representationKind } from '../core/representation/kinds';
import { chatParameters } from '../core/representation/modelParameters';
import type { Recipe } from '../core/types';
import type { OptionSpecs, OptionValues } from './command';
import { UsageError } from './usage';

/** Options that say how documents become vectors. */
export const VECTOR_OPTIONS = {
  representation: { type: 'string', takes: 'NAME', help: 'how texts become numbers (default transformer); some take more\nbehind a colon: onnx:DIR, server:URL. See kindred methods' },
  dimensions: { type: 'string', takes: 'D[:HOW]', help: 'size of the vectors, made smaller by pca (the default), autoencoder\nor leading' },
  summarize: { type: 'string', takes: 'HOW', help: 'read a summary instead of the text: none, textrank, or server:URL\nfor the chat model of a server' },
  centring: { type: 'string', takes: 'HOW', help: 'take off what all vectors share: none, mean, directions or language' },
  set: { type: 'string', multiple: true, takes: 'NAME=VALUE', help: 'a parameter of the method or the representation; may be repeated' },
  seed: { type: 'string', takes: 'S', help: 'whole number that decides what is left to chance (default 1)' },
} as const satisfies OptionSpecs;

/** Options that say how documents become groups. */
export const RECIPE_OPTIONS = {
  method: { type: 'string', takes: 'NAME', help: 'how vectors become groups (default auto). See kindred methods' },
  ...VECTOR_OPTIONS,
} as const satisfies OptionSpecs;

/** The recipe the options ask for. Throws a `ParameterError` or `UsageError` whose one line lists what is right. */
export function recipeOf(values: OptionValues<typeof VECTOR_OPTIONS> & { readonly method?: string }): Recipe {
  const method = values.method ?? 'auto';
  const representation = values.representation ?? 'transformer';
  const ofMethod = method === 'auto' ? [] : clusteringMethod(method).parameters;
  const ofRepresentation = representationKind(representation.split(':')[0]).parameters;
  const ofSummary = values.summarize?.startsWith('server') ? chatParameters : [];
  const [methodParameters, representationParameters, summaryParameters] = shared(values.set ?? [], [ofMethod, ofRepresentation, ofSummary]);
  return readRecipe({
    representation,
    representationParameters,
    dimensions: values.dimensions,
    summary: values.summarize,
    summaryParameters,
    centring: values.centring,
    method,
    methodParameters,
  });
}

/** The seed of a run. */
export function seedOf(value: string | undefined): number {
  if (value === undefined) return 1;
  const seed = Number(value);
  if (!/^\d+$/.test(value) || seed > 2 ** 31) throw new UsageError(`--seed takes a whole number from 0 to ${2 ** 31}, not "${value}".`);
  return seed;
}

/** Gives each `name=value` to the first owner that has such a parameter: method, representation, then summary. */
function shared(set: readonly string[], owners: readonly (readonly ParameterSpec[])[]): Record<string, string>[] {
  const values = owners.map((): Record<string, string> => ({}));
  for (const text of set) {
    const equals = text.indexOf('=');
    if (equals < 1) throw new UsageError(`--set takes name=value, not "${text}".`);
    const name = text.slice(0, equals);
    const owner = owners.findIndex(specs => specs.some(spec => spec.name === name));
    if (owner < 0) throw new ParameterError(`--set: there is no parameter "${name}"; ${known(owners.flat())}.`);
    values[owner][name] = text.slice(equals + 1);
  }
  return values;
}

function known(specs: readonly ParameterSpec[]): string {
  return specs.length === 0 ? 'this method and this representation have none' : `there are ${oneOf(specs.map(({ name }) => name))}`;
}
