/** Kinds of failure a person can do something about; the message says what. */
export type FailureKind =
  | 'badInput'
  | 'badSetting'
  | 'nothingToGroup'
  | 'modelMissing'
  | 'modelDamaged'
  | 'runtimeMissing'
  | 'storage'
  | 'outOfMemory'
  | 'engineEnded'
  | 'server'
  | 'internal';

/** An error whose message is written for the user: what happened, what is safe, what to do. */
export class KindredError extends Error {
  override readonly name = 'KindredError';
  constructor(
    readonly kind: FailureKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
