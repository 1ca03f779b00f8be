import type { EngineSettings, RunRequest, RunResult } from '../protocol/engineSides';
import { checkModel } from './model/modelFile';
import { loadTokenizer } from './model/tokenizer';
import { createTransformer, transformerIdentity } from './model/transformer';
import { createOnnxAlgebra } from './onnx/onnxAlgebra';
import { threadCount } from './onnx/runtime';
import { runGrouping } from './run/run';
import type { RunListener, Surroundings } from './run/tools';
import { clearCache } from './store/clearCache';

/** Groups documents; one run at a time. Holds native memory until it is released. */
export interface Engine {
  run(request: RunRequest, listener: RunListener, signal?: AbortSignal): Promise<RunResult>;
  clearCache(): Promise<number>;
  release(): Promise<void>;
}

/** An engine over a model folder and a cache folder. Nothing is loaded or checked before the first run. */
export function createEngine(settings: EngineSettings, surroundings: Surroundings): Engine {
  const { modelFolder, cacheFolder } = settings;
  const threads = threadCount(settings.threads);
  const check = () => checkModel(modelFolder, cacheFolder);
  const tokenizer = once(() => loadTokenizer(modelFolder));
  const transformer = once(async () => createTransformer(modelFolder, await check(), await tokenizer(), { threads }));
  const algebra = once(() => createOnnxAlgebra(threads));

  return {
    async run(request, listener, signal) {
      const identity = transformerIdentity(await check());
      return runGrouping(request, { identity, tokenizer, transformer, algebra }, { cacheFolder, listener, surroundings, signal });
    },
    clearCache: () => clearCache(cacheFolder),
    async release() {
      await (await transformer.loaded())?.release();
      await (await algebra.loaded())?.release();
    },
  };
}

/** Calls the function on first use and remembers what it gave; after a failure the next use tries again. */
function once<T>(load: () => Promise<T>): (() => Promise<T>) & { loaded(): Promise<T | undefined> } {
  let value: Promise<T> | undefined;
  const get = () => {
    value ??= load().catch(error => {
      value = undefined;
      throw error;
    });
    return value;
  };
  return Object.assign(get, { loaded: async () => value?.catch(() => undefined) });
}
