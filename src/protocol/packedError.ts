import { KindredError, type FailureKind } from '../core/errors';
import { CancelledError } from '../core/work';

/** An error as plain data, so that it crosses a process or webview boundary whole. */
export interface PackedError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly kind?: FailureKind;
  readonly cause?: PackedError;
}

export function packError(error: unknown): PackedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error instanceof KindredError && { kind: error.kind }),
    ...(error.cause !== undefined && { cause: packError(error.cause) }),
  };
}

export function unpackError(packed: PackedError): Error {
  const error = revive(packed);
  if (packed.stack) error.stack = packed.stack;
  return error;
}

function revive({ name, message, kind, cause }: PackedError): Error {
  if (name === 'CancelledError') return new CancelledError();
  const options = cause && { cause: unpackError(cause) };
  if (kind) return new KindredError(kind, message, options);
  const error = new Error(message, options);
  error.name = name;
  return error;
}
