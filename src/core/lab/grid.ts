import { ParameterError } from '../parameters';
import { readRecipe, type GivenRecipe } from '../recipe';
import type { Recipe, VectorRecipe } from '../types';

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
  if (recipes.size <= MOST_CELLS) return [...recipes.values()];
  throw new ParameterError(`That would compare ${recipes.size} ways; choose fewer representations, sizes or methods, for at most ${MOST_CELLS}.`);
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
