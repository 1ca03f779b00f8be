/** Something that holds native memory until it is released. */
export interface Releasable {
  release(): Promise<void>;
}

/** Loaded models, shared by all runs of an engine. */
export interface SharedModels {
  /** The model of an identity, loaded on first use; after a failure the next use tries again. */
  get<T extends Releasable>(identity: string, load: () => Promise<T>): Promise<T>;
  release(): Promise<void>;
}

/** Keeps models by identity until all are released. */
export function createSharedModels(): SharedModels {
  const models = new Map<string, Promise<Releasable>>();
  return {
    get<T extends Releasable>(identity: string, load: () => Promise<T>) {
      const known = models.get(identity) as Promise<T> | undefined;
      if (known) return known;
      const loading = load().catch(error => {
        models.delete(identity);
        throw error;
      });
      models.set(identity, loading);
      return loading;
    },
    async release() {
      for (const model of models.values()) await (await model.catch(() => undefined))?.release();
      models.clear();
    },
  };
}
