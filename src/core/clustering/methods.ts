import { oneOf, ParameterError } from '../parameters';
import { bisectingMethod } from './bisecting';
import { fuzzyMethod } from './fuzzyMethod';
import { averageMethod, completeMethod, singleMethod, wardMethod } from './hierarchical';
import { kmeansMethod, kmeansPlusPlusMethod } from './kmeansMethods';
import type { ClusteringMethod } from './method';

/** Every clustering method there is, in the order people see them; one line each. */
export const clusteringMethods: readonly ClusteringMethod[] = [
  kmeansMethod,
  kmeansPlusPlusMethod,
  bisectingMethod,
  wardMethod,
  averageMethod,
  completeMethod,
  singleMethod,
  fuzzyMethod,
];

/** The method of a name. Throws a `ParameterError` that lists those there are. */
export function clusteringMethod(name: string): ClusteringMethod {
  const method = clusteringMethods.find(candidate => candidate.name === name);
  if (method) return method;
  throw new ParameterError(`There is no method "${name}"; there are auto, ${oneOf(clusteringMethods.map(known => known.name))}.`);
}
