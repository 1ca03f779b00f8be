import type { ServerAddress } from './address';
import { postJson, refusalOf, type Answer } from './postJson';

/** How a server is spoken to. */
export interface Manners {
  /** Auto: OpenAI's, and where there is no such end point Ollama's. */
  readonly protocol: 'auto' | 'openai' | 'ollama';
  readonly timeoutSeconds: number;
}

/** A way to ask a server for something. */
export interface Protocol {
  readonly name: 'openai' | 'ollama';
  url(address: ServerAddress): string;
}

/** What a server makes of a request: an answer, or a refusal (its status, and what it said to all that was tried). */
export type Reply<P> =
  | { readonly taken: true; readonly protocol: P; readonly json: unknown }
  | { readonly taken: false; readonly refusal: Answer; readonly said: string };

/** Sends a request that `body` writes in a protocol, for an answer of so many bytes at most. */
export type Conversation<P> = (body: (protocol: P) => unknown, mostBytes: number, key: string | undefined, signal: AbortSignal | undefined) => Promise<Reply<P>>;

const NO_SUCH_PLACE = [404, 405];

/** Speaks to a server by the protocol it knows, found by trying. Rejects as `postJson` does. */
export function conversation<P extends Protocol>(address: ServerAddress, protocols: readonly P[], manners: Manners): Conversation<P> {
  const wanted = manners.protocol === 'auto' && address.namesOllama ? 'ollama' : manners.protocol;
  let candidates = wanted === 'auto' ? protocols : protocols.filter(({ name }) => name === wanted);

  return async (body, mostBytes, key, signal) => {
    const refusals: Answer[] = [];
    for (const protocol of candidates) {
      const post = { url: protocol.url(address), host: address.host, body: body(protocol), key, timeoutSeconds: manners.timeoutSeconds, mostBytes, signal };
      const answer = await postJson(post);
      if (answer.status < 300) {
        candidates = [protocol];
        return { taken: true, protocol, json: answer.json };
      }
      refusals.push(answer);
      if (!NO_SUCH_PLACE.includes(answer.status)) break;
    }
    return { taken: false, refusal: refusals[refusals.length - 1], said: [...new Set(refusals.map(refusalOf))].join('; ') };
  };
}
