import { KindredError } from '../../../core/errors';

/** A failure of or on the way to a server, as an error that says what to do. Finished vectors are kept. */
export function serverFault(message: string, cause?: unknown): KindredError {
  return new KindredError('server', message, { cause });
}

/** A failure that may pass: worth asking again. `waitSeconds` is what the server itself asked for. */
export class PassingFault extends Error {
  override readonly name = 'PassingFault';
  constructor(
    readonly fault: KindredError,
    readonly waitSeconds?: number,
  ) {
    super(fault.message);
  }
}
