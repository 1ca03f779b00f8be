import type { Grouping, Progress } from '../core/types';
import type { EngineSettings, RunRequest, RunResult } from '../protocol/engineSides';
import { checkModel } from './model/modelFile';
import { loadTokenizer, type Tokenizer } from './model/tokenizer';
import { createTransformer, transformerIdentity, type Transformer } from './model/transformer';
import { createOnnxAlgebra, type OnnxAlgebra } from './onnx/onnxAlgebra';
import { threadCount } from './onnx/runtime';
import { runGrouping } from './run/run';
import { clearCache } from './store/clearCache';

/** What a run tells while it goes on. */
export interface RunListener {
  progress(progress: Progress): void;
  /** Complete groups from each document's first passage, before the remaining passages are measured. */
  firstGrouping(grouping: Grouping): void;
}

/** What the engine needs from whoever runs it. */
export interface Surroundings {
  log(level: 'debug' | 'info' | 'warn' | 'error', text: string): void;
  /** Bytes of a file that is not on this machine's file system. */
  readFile(uri: string, signal: AbortSignal | undefined): Promise<Uint8Array>;
}

/** The models and algebra a run may ask for; each is loaded when first asked for and shared by all runs. */
export interface Tools {
  /** Names model and passage length, known without loading the model. */
  readonly identity: string;
  tokenizer(): Promise<Tokenizer>;
  transformer(): Promise<Transformer>;
  algebra(): Promise<OnnxAlgebra>;
}

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
