import { KindredError } from '../../../core/errors';
import type { Parameters } from '../../../core/parameters';
import type { ConsentRequest } from '../../../protocol/engineSides';
import { readAddresses } from './address';
import { chatProtocols, type ChatProtocol } from './chatProtocols';
import { conversation, type Conversation, type Manners } from './conversation';
import { serverFault } from './fault';
import { inParallel } from './inParallel';
import { serverAccess, type ServerTools } from './serverAccess';
import { serverPool, type PoolOptions } from './serverPool';

/** What a chat model is asked for. */
export interface ChatTask {
  readonly purpose: Exclude<ConsentRequest['purpose'], 'vectors'>;
  readonly task: string;
  /** Longest answer, in tokens. */
  readonly tokens: number;
}

export type ChatManners = Manners & PoolOptions;

/** The chat model of one server, or of several that share the work. */
export interface ChatServers {
  /** Names server and model. */
  readonly identity: string;
  /**
   * Asks about each text, some at once, and gives each answer to `hear` as it comes: undefined for a text that the server
   * refuses, as by a filter, which says nothing of others. `documents` is how many the texts are of. Rejects as `postJson`
   * does, when all are refused, when sending was not allowed, and when cancelled; what was heard before stands.
   */
  ask(texts: readonly string[], documents: number, hear: (at: number, answer: string | undefined) => Promise<void> | void, signal: AbortSignal | undefined): Promise<void>;
}

/** A refusal of what a text says, or of its length, in the words of servers. */
const OF_THIS_TEXT = /content|filter|polic|safety|context|too (?:long|large)|length|tokens/i;
const MANNERS: Omit<ChatManners, 'protocol'> = { timeoutSeconds: 300, retries: 4, firstWaitMs: 500, atOnce: 4 };

/** Longest answer, with the thoughts of models that tell them. */
const MOST_BYTES = 8_000_000;

interface Chat {
  readonly host: string;
  readonly talk: Conversation<ChatProtocol>;
}

/** The chat model that `chatParameters` name. `manners` are for tests. Throws a `KindredError` for an address that is none. */
export function chatServers(parameters: Parameters, { purpose, task, tokens }: ChatTask, server: ServerTools, manners: Partial<ChatManners> = {}): ChatServers {
  const addresses = readAddresses(String(parameters.chatAddress));
  const model = String(parameters.chatModel);
  const spoken = { ...MANNERS, protocol: parameters.chatProtocol as Manners['protocol'], ...manners };
  const access = serverAccess(addresses, server);
  const chats = addresses.map((address): Chat => ({ host: address.host, talk: conversation(address, chatProtocols, spoken) }));
  const pool = serverPool(chats, spoken);
  let bounded = true;

  async function askOne(chat: Chat, text: string, key: string | undefined, signal: AbortSignal): Promise<string | KindredError> {
    const asked = bounded;
    const reply = await chat.talk(way => way.body({ model, task, text, tokens: asked ? tokens : undefined }), MOST_BYTES, key, signal);
    if (reply.taken) {
      const answer = reply.protocol.answer(reply.json);
      if (answer === undefined) throw serverFault(`${chat.host} answers without a text. Check that the address and the model are for chat.`);
      return answer;
    }
    // Some models take no settings for temperature or length.
    if (asked && reply.refusal.status === 400 && /temperature|max_tokens|unsupported/i.test(reply.said)) {
      bounded = false;
      return askOne(chat, text, key, signal);
    }
    const fault = serverFault(`${chat.host} does not write ${purpose} (${reply.said}). Check the parameters "chatAddress", "chatModel" and "chatProtocol".`);
    if ([400, 413, 422].includes(reply.refusal.status) && OF_THIS_TEXT.test(reply.said)) return fault;
    throw fault;
  }

  return {
    identity: [addresses[0].openAi, model].filter(Boolean).join(' '),
    async ask(texts, documents, hear, signal) {
      if (texts.length === 0) return;
      const characters = texts.reduce((sum, text) => sum + text.length, 0);
      const keys = await access({ documents, characters, purpose }, signal);
      let refused: KindredError | undefined;
      let answered = false;
      const askAt = async (at: number, either: AbortSignal) => {
        const answer = await pool.run(chat => askOne(chat, texts[at], keys.get(chat.host), either), either);
        if (answer instanceof KindredError) refused ??= answer;
        else answered = true;
        await hear(at, answer instanceof KindredError ? undefined : answer);
      };
      await inParallel([...texts.keys()], spoken.atOnce * chats.length, askAt, signal);
      if (refused && !answered) throw refused;
    },
  };
}
