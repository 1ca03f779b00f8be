import { oneOf, ParameterError } from '../parameters';
import { bisectingMethod } from './bisecting';
import { dbscanMethod } from './dbscan';
import { decMethod } from './dec';
import { fuzzyMethod } from './fuzzyMethod';
import { hdbscanMethod } from './hdbscan';
import { averageMethod, completeMethod, singleMethod, wardMethod } from './hierarchical';
import { kmeansMethod, kmeansPlusPlusMethod } from './kmeansMethods';
import { leidenMethod } from './leidenMethod';
import type { ClusteringMethod } from './method';
import { spectralMethod } from './spectral';

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
  spectralMethod,
  dbscanMethod,
  hdbscanMethod,
  leidenMethod,
  decMethod,
];

/** The method of a name. Throws a `ParameterError` that lists those there are. */
export function clusteringMethod(name: string): ClusteringMethod {
  const method = clusteringMethods.find(candidate => candidate.name === name);
  if (method) return method;
  throw new ParameterError(`There is no method "${name}"; there are auto, ${oneOf(clusteringMethods.map(known => known.name))}.`);
}
