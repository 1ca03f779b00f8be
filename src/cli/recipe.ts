import { clusteringMethod } from '../core/clustering/methods';
import { AUTO_METHOD, readRecipe } from '../core/recipe';
import { representationKind } from '../core/representation/kinds';
import { chatParameters } from '../core/representation/modelParameters';
import type { Recipe } from '../core/types';
import type { OptionSpecs, OptionValues } from './command';
import { settingsOf, type ParameterOwners } from './set';
import { wholeNumber } from './usage';

/** Options that say how documents become vectors. */
export const VECTOR_OPTIONS = {
  representation: { type: 'string', takes: 'NAME', help: 'how texts become numbers (default transformer); some take more\nbehind a colon: onnx:DIR, server:URL. See kindred methods' },
  dimensions: { type: 'string', takes: 'D[:HOW]', help: 'size of the vectors, made smaller by pca (the default), autoencoder\nor leading; vectors of no more than D numbers stay as they are, and for pca\nand autoencoder those of no more than D documents' },
  summarize: { type: 'string', takes: 'HOW', help: 'read a summary instead of the text: none, textrank, or server:URL\nfor the chat model of a server' },
  centring: { type: 'string', takes: 'HOW', help: 'take off what all vectors share: none, mean, directions or language;\nauto (the default): the mean for models of your own and servers' },
  set: { type: 'string', multiple: true, takes: '[OWNER.]NAME=VALUE', help: 'a parameter of a method or representation, as stem=false; with its owner\nwhere several have it, as tfidf.stem=false; may be repeated' },
  seed: { type: 'string', takes: 'S', help: 'whole number that decides what is left to chance (default 1)' },
} as const satisfies OptionSpecs;

/** Options that say how documents become groups. */
export const RECIPE_OPTIONS = {
  method: { type: 'string', takes: 'NAME', help: 'how vectors become groups (default auto). See kindred methods' },
  ...VECTOR_OPTIONS,
} as const satisfies OptionSpecs;

type RecipeValues = OptionValues<typeof VECTOR_OPTIONS> & { readonly method?: string };

/** What `--set` gives, by owner: those of the recipe, and others that a command has. Throws as `settingsOf`. */
export function settingsIn({ method, representation = 'transformer', summarize = 'none', set = [] }: RecipeValues, more: ParameterOwners = {}): Record<string, Record<string, string>> {
  return settingsOf(set, { ...parameterOwners(method === undefined ? [] : [method], [representation], [summarize]), ...more });
}

/** The recipe the options ask for. Throws a `ParameterError` or `UsageError` whose one line lists what is right. */
export function recipeOf(values: RecipeValues, settings = settingsIn(values)): Recipe {
  const method = values.method ?? 'auto';
  const representation = values.representation ?? 'transformer';
  return readRecipe({
    representation,
    representationParameters: settings[nameOf(representation)],
    dimensions: values.dimensions,
    summary: values.summarize,
    summaryParameters: settings.summary,
    centring: values.centring,
    method,
    methodParameters: settings[method],
  });
}

/** Whose parameters these ways have. Throws a `ParameterError` for a name that there is not. */
export function parameterOwners(methods: readonly string[], representations: readonly string[], summaries: readonly string[]): ParameterOwners {
  return Object.fromEntries([
    ...methods.map(method => [method, method === AUTO_METHOD.name ? [] : clusteringMethod(method).parameters] as const),
    ...representations.map(nameOf).map(name => [name, representationKind(name).parameters] as const),
    ...(summaries.some(summary => nameOf(summary) === 'server') ? [['summary', chatParameters] as const] : []),
  ]);
}

/** Without what stands behind a colon. */
function nameOf(given: string): string {
  return given.split(':')[0];
}

/** The seed of a run. */
export function seedOf(value: string | undefined): number {
  return wholeNumber('--seed', value ?? '1', 0, 2 ** 31);
}
