import { CancelledError } from '../core/work';
import { packError, unpackError, type PackedError } from './packedError';

/** Two ends that post structured-cloneable messages to each other: a forked process, a webview. */
export interface Port {
  post(message: unknown): void;
  /** Registers the one listener for incoming messages. */
  onMessage(listener: (message: unknown) => void): void;
}

/** What one side of a channel offers: functions the other side may call, events it sends. */
export interface Side {
  functions: object;
  events: object;
}

/** What a function of a side is called with. */
export type Parameter<F> = F extends (parameters: infer P) => unknown ? P : never;
type Answer<F> = F extends (...parameters: never[]) => infer R ? Awaited<R> : never;

/** Implementations of a side's functions; each hears of cancellation by the signal. */
export type Handlers<S extends Side> = {
  [K in keyof S['functions']]: (
    parameters: Parameter<S['functions'][K]>,
    call: { readonly signal: AbortSignal },
  ) => Promise<Answer<S['functions'][K]>> | Answer<S['functions'][K]>;
};

type Message =
  | { kind: 'call'; generation: number; id: number; name: string; parameters: unknown }
  | { kind: 'cancel'; generation: number; id: number }
  | { kind: 'answer'; generation: number; id: number; value?: unknown; error?: PackedError }
  | { kind: 'event'; generation: number; name: string; payload: unknown };

interface Pending {
  resolve(value: unknown): void;
  reject(error: unknown): void;
  release(): void;
}

/**
 * Typed calls and events over a port, the same class on both ends. `Mine` is what this end offers, `Theirs` what the
 * other end offers. Errors cross whole; a call is cancelled by its signal. Both ends are in the newest generation either has
 * seen: answers and events of an older one, and anything after `dispose`, are dropped.
 */
export class Channel<Mine extends Side, Theirs extends Side> {
  private readonly pending = new Map<number, Pending>();
  private readonly running = new Map<number, AbortController>();
  private readonly listeners = new Map<string, Set<(payload: never) => void>>();
  private generation = 0;
  private nextId = 1;
  private ended: Error | undefined;

  constructor(
    private readonly port: Port,
    private readonly handlers: Handlers<Mine>,
  ) {
    port.onMessage(message => this.receive(message as Message));
  }

  /** Calls a function of the other end. Rejects with its error, or with a `CancelledError` once the signal is aborted. */
  call<K extends keyof Theirs['functions'] & string>(
    name: K,
    parameters: Parameter<Theirs['functions'][K]>,
    signal?: AbortSignal,
  ): Promise<Answer<Theirs['functions'][K]>> {
    if (this.ended) return Promise.reject(this.ended);
    if (signal?.aborted) return Promise.reject(new CancelledError());
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.send({ kind: 'cancel', generation: this.generation, id });
        this.settle(id)?.reject(new CancelledError());
      };
      signal?.addEventListener('abort', cancel, { once: true });
      const release = () => signal?.removeEventListener('abort', cancel);
      this.pending.set(id, { resolve: resolve as (value: unknown) => void, reject, release });
      try {
        this.send({ kind: 'call', generation: this.generation, id, name, parameters });
      } catch (error) {
        this.settle(id)?.reject(error);
      }
    });
  }

  /** Sends an event to the other end. */
  emit<K extends keyof Mine['events'] & string>(name: K, payload: Mine['events'][K]): void {
    this.send({ kind: 'event', generation: this.generation, name, payload });
  }

  /** Listens to an event of the other end; the returned function stops listening. */
  on<K extends keyof Theirs['events'] & string>(name: K, listener: (payload: Theirs['events'][K]) => void): () => void {
    const listeners = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Starts a new generation: calls under way are cancelled, and what still arrives for them does nothing. */
  supersede(): void {
    this.enter(this.generation + 1);
  }

  /** Ends the channel: open calls on both sides are rejected or cancelled, with the reason if one is given. */
  dispose(reason: Error = new CancelledError()): void {
    if (this.ended) return;
    this.ended = reason;
    for (const id of [...this.pending.keys()]) this.settle(id)?.reject(reason);
    for (const controller of this.running.values()) controller.abort();
    this.listeners.clear();
  }

  private enter(generation: number): void {
    for (const id of [...this.pending.keys()]) {
      this.send({ kind: 'cancel', generation: this.generation, id });
      this.settle(id)?.reject(new CancelledError());
    }
    this.generation = generation;
  }

  private settle(id: number): Pending | undefined {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    pending?.release();
    return pending;
  }

  private send(message: Message): void {
    if (!this.ended) this.port.post(message);
  }

  private receive(message: Message): void {
    if (this.ended) return;
    switch (message.kind) {
      case 'call':
        // Nobody would hear answers to calls that this end made in an older one.
        if (message.generation > this.generation) this.enter(message.generation);
        void this.serve(message);
        break;
      case 'cancel':
        this.running.get(message.id)?.abort();
        break;
      case 'answer': {
        const pending = message.generation === this.generation ? this.settle(message.id) : undefined;
        if (message.error) pending?.reject(unpackError(message.error));
        else pending?.resolve(message.value);
        break;
      }
      case 'event':
        if (message.generation < this.generation) break;
        for (const listener of this.listeners.get(message.name) ?? []) (listener as (payload: unknown) => void)(message.payload);
        break;
    }
  }

  private async serve({ id, generation, name, parameters }: Message & { kind: 'call' }): Promise<void> {
    const controller = new AbortController();
    this.running.set(id, controller);
    const answer: Message = { kind: 'answer', generation, id };
    try {
      const handler = Object.hasOwn(this.handlers, name) ? this.handlers[name as keyof Handlers<Mine>] : undefined;
      if (!handler) throw new TypeError(`Unknown function: ${name}`);
      answer.value = await handler(parameters as never, { signal: controller.signal });
    } catch (error) {
      answer.error = packError(error);
    } finally {
      this.running.delete(id);
    }
    try {
      this.send(answer);
    } catch (error) {
      // A value that cannot be copied must not leave the caller waiting.
      this.send({ kind: 'answer', generation, id, error: packError(error) });
    }
  }
}
