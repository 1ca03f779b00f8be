import { clusteringMethod } from '../clustering/methods';
import { ParameterError } from '../parameters';
import { AUTO_METHOD, readRecipe, type GivenRecipe } from '../recipe';
import type { Recipe, VectorRecipe } from '../types';
import type { GroupsGiven, Way, WayInUse } from './comparison';

/** What a comparison spans: every entry of each list with every entry of the others. An empty list is the default alone. */
export interface GivenGrid {
  readonly representations?: readonly string[];
  /** As `dimensions` of a recipe; an empty text = as the representation gives them. */
  readonly dimensions?: readonly string[];
  readonly summaries?: readonly string[];
  readonly centrings?: readonly string[];
  readonly methods?: readonly string[];
  /** Parameters that differ from their defaults, by the name of the representation or method; `summary` for the chat model's. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What is compared where nothing else is said: ways to read that need nothing but the texts, one method of each family. */
export const USUAL_GRID = {
  representations: ['transformer', 'hybrid', 'lsa', 'tfidf'],
  methods: ['auto', 'kmeans++', 'ward', 'spectral', 'hdbscan'],
} as const satisfies GivenGrid;

/** What is compared where several numbers of groups are to be tried and nothing else is said: a number is sought for one way to group. */
export const NUMBERS_GRID = {
  representations: ['transformer'],
  methods: ['auto', 'kmeans++'],
} as const satisfies GivenGrid;

/** Samples of 95 % that stability is measured on where nothing else is said. */
export const USUAL_SAMPLES = 4;

/** Above this nobody reads the table, and no ordinary machine gets through it in an hour. */
const MOST_CELLS = 300;

/** The recipes of a grid, those of one reading next to each other. Throws a `ParameterError` for a wrong name or value. */
export function gridRecipes(grid: GivenGrid): Recipe[] {
  const recipes = new Map<string, Recipe>();
  for (const representation of listed(grid.representations)) {
    for (const dimensions of listed(grid.dimensions)) {
      for (const summary of listed(grid.summaries)) {
        for (const centring of listed(grid.centrings)) {
          for (const method of listed(grid.methods)) {
            const recipe = readRecipe(withParameters({ representation, dimensions, summary, centring, method }, grid.parameters ?? {}));
            recipes.set(recipeKey(recipe), recipe);
          }
        }
      }
    }
  }
  return withinBounds([...recipes.values()], 'sizes');
}

/**
 * The ways to compare: each recipe once, or in each of several numbers of groups where its method is told one. Throws a
 * `ParameterError` when there are too many.
 */
export function waysOf(recipes: readonly Recipe[], groups: GroupsGiven): Way[] {
  if (typeof groups !== 'object') return recipes.map(recipe => ({ recipe }));
  const ways = recipes.flatMap((recipe): Way[] => (isToldGroups(recipe) ? groups.map(wanted => ({ recipe, wanted })) : [{ recipe }]));
  return withinBounds(ways, 'numbers of groups');
}

/** Whether a recipe's method makes as many groups as it is told; the default grouping finds its own. */
export function isToldGroups({ method }: Recipe): boolean {
  return method.name !== AUTO_METHOD.name && clusteringMethod(method.name).takesGroups;
}

function withinBounds<T>(ways: T[], what: string): T[] {
  if (ways.length <= MOST_CELLS) return ways;
  throw new ParameterError(`That would compare ${ways.length} ways; choose fewer representations, ${what} or methods, for at most ${MOST_CELLS}.`);
}

function listed(list: readonly string[] | undefined): readonly (string | undefined)[] {
  return list?.length ? list : [undefined];
}

function withParameters(given: GivenRecipe, parameters: NonNullable<GivenGrid['parameters']>): GivenRecipe {
  const representationParameters = parameters[given.representation?.split(':')[0] ?? ''];
  const methodParameters = parameters[given.method ?? ''];
  const { summary: summaryParameters } = parameters;
  return { ...given, ...(summaryParameters && { summaryParameters }), ...(representationParameters && { representationParameters }), ...(methodParameters && { methodParameters }) };
}

/** Equal for recipes that read documents into the same vectors. */
export function readingKey({ representation, size, summary, centring }: VectorRecipe): string {
  return JSON.stringify([representation.name, representation.parameters, size ?? null, summary, centring]);
}

/** Equal for equal recipes. */
export function recipeKey(recipe: Recipe): string {
  return JSON.stringify([readingKey(recipe), recipe.method.name, recipe.method.parameters]);
}

/** Whether a way is the one in use; of several numbers of groups only that in use is. */
export function isInUse({ recipe, wanted }: Way, inUse: WayInUse | undefined): boolean {
  return inUse !== undefined && recipeKey(recipe) === recipeKey(inUse) && (wanted === undefined || wanted === inUse.groups);
}
