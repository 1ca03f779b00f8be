import { clusteringMethod } from '../clustering/methods';
import { AUTO_METHOD, usualCentring } from '../recipe';
import { representationKind } from '../representation/kinds';
import type { Centring, Recipe, Reduction, Summary, VectorRecipe } from '../types';
import type { Way } from './comparison';
import { whole } from './said';

const REDUCED: Readonly<Record<Reduction, string>> = {
  pca: 'principal components',
  autoencoder: 'autoencoder',
  leading: 'leading dimensions',
};

const SUMMARISED: Readonly<Record<Summary, string>> = { none: '', textrank: 'key sentences', server: 'summarised by the server' };

const CENTRED: Readonly<Record<Centring, string>> = {
  none: 'not centred',
  mean: 'centred',
  directions: 'without common directions',
  language: 'centred by language',
};

/** What people read for the way a recipe reads documents: "Language model, 100 principal components, summarised". */
export function readingTitle({ representation, size, summary, centring }: VectorRecipe): string {
  const { title, main, parameters } = representationKind(representation.name);
  const given = main ? representation.parameters[main] : '';
  const which = parameters.some(({ name, standard }) => name === main && standard === given) ? '' : given;
  return [
    which ? `${title} (${lastPart(String(which))})` : title,
    size && (size.by === 'autoencoder' ? `${size.dimensions} by ${REDUCED.autoencoder}` : `${size.dimensions} ${REDUCED[size.by]}`),
    SUMMARISED[summary],
    centring !== usualCentring(representation) && CENTRED[centring],
  ]
    .filter(Boolean)
    .join(', ');
}

/** What people read for the way a recipe groups: "k-means". */
export function methodTitle({ method }: Pick<Recipe, 'method'>): string {
  return method.name === AUTO_METHOD.name ? AUTO_METHOD.title : clusteringMethod(method.name).title;
}

/** What people read for a way to group: in so many groups where several numbers are tried. */
export function wayTitle({ recipe, wanted }: Way): string {
  return wanted === undefined ? methodTitle(recipe) : `${methodTitle(recipe)}, ${wanted === 1 ? '1 group' : `${whole(wanted)} groups`}`;
}

/** The folder's or server's own name instead of the whole path or address. */
function lastPart(path: string): string {
  return path.replace(/[\\/]+$/, '').split(/[\\/]/).at(-1) ?? path;
}
