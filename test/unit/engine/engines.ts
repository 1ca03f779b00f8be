import { afterAll } from 'vitest';
import { createEngine, type Engine } from '../../../src/engine/engine';
import { noServers } from '../../../src/engine/model/server/serverAccess';
import type { Surroundings } from '../../../src/engine/run/tools';
import { modelFolder } from './support';

const engines: Engine[] = [];
afterAll(() => Promise.all(engines.map(engine => engine.release())));

/**
 * An engine over a cache folder, with nobody to ask; released when all tests of the file are done. Tests run on every core:
 * threads of a model beside them would mostly wait for each other, which they do by spinning.
 */
export function engineOver(cacheFolder: string, log: Surroundings['log'] = () => undefined, threads = 1): Engine {
  const engine = createEngine({ modelFolder, cacheFolder, threads }, { log, readFile: () => Promise.reject(new Error('not here')), ...noServers });
  engines.push(engine);
  return engine;
}

/** Hears of a run, and tells nobody. */
export const quiet = { progress: () => undefined, firstGrouping: () => undefined };
