import { existsSync } from 'node:fs';
import { readRepresentation } from '../core/recipe';
import { tableBeside } from '../core/representation/vectorIds';
import type { Choice } from '../core/types';

/** The files that a representation reads, as they were given: what a call writes must not take their place. */
export function filesOf({ name, parameters }: Choice): string[] {
  const file = String(parameters.file);
  switch (name) {
    case 'static':
      return file ? [file] : [];
    case 'vectors': {
      const ids = String(parameters.ids) || tableBeside(file);
      return existsSync(ids) ? [file, ids] : [file];
    }
    case 'hybrid':
      return filesOf(readRepresentation(String(parameters.base)));
    default:
      return [];
  }
}
