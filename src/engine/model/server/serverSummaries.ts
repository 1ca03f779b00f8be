import type { Parameters } from '../../../core/parameters';
import { sentencesOf } from '../../../core/summary/textRank';
import { MOST_SENTENCES } from '../../../core/summary/withSummary';
import type { Work } from '../../../core/work';
import { openTextStore, SUMMARIES } from '../../store/textStore';
import { readAddresses } from './address';
import { chatProtocols, type ChatProtocol } from './chatProtocols';
import { conversation, type Conversation, type Manners } from './conversation';
import { serverFault } from './fault';
import { inParallel } from './inParallel';
import { serverAccess, type ServerTools } from './serverAccess';
import { serverPool, type PoolOptions } from './serverPool';

export interface SummaryTools {
  readonly cacheFolder: string;
  readonly server: ServerTools;
}

/** Summaries by the chat model of a server. */
export interface ServerSummaries {
  /** Names server, model and task. */
  readonly identity: string;
  /** A summary of each text, of at most five sentences; texts that are no longer stay as they are and are not sent. */
  summarise(texts: readonly string[], work?: Work): Promise<string[]>;
}

const TASK = `Summarize the text in at most ${MOST_SENTENCES} sentences: what it is about and what it says. Write nothing but the summary, in the language of the text.`;
/** More than this does not fit into the context of many models. */
const MOST_CHARACTERS = 8_000;
type ChatManners = Manners & PoolOptions;
const MANNERS: Omit<ChatManners, 'protocol'> = { timeoutSeconds: 300, retries: 4, firstWaitMs: 500, atOnce: 4 };

interface Chat {
  readonly host: string;
  readonly talk: Conversation<ChatProtocol>;
}

/** Makes summaries by a chat model (`chatParameters`) at one address or several; each is kept, so that it is asked for once. `manners` are for tests. */
export function serverSummaries(parameters: Parameters, { cacheFolder, server }: SummaryTools, manners: Partial<ChatManners> = {}): ServerSummaries {
  const addresses = readAddresses(String(parameters.chatAddress));
  const model = String(parameters.chatModel);
  const protocol = parameters.chatProtocol as Manners['protocol'];
  const identity = ['summaries by', addresses[0].openAi, model].filter(Boolean).join(' ');
  const access = serverAccess(addresses, server);
  const spoken = { ...MANNERS, protocol, ...manners };
  const chats = addresses.map((address): Chat => ({ host: address.host, talk: conversation(address, chatProtocols, spoken) }));
  const pool = serverPool(chats, spoken);
  let bounded = true;

  async function ask(chat: Chat, text: string, key: string | undefined, signal: AbortSignal): Promise<string> {
    const asked = bounded;
    const reply = await chat.talk(way => way.body({ model, task: TASK, text, bounded: asked }), key, signal);
    if (reply.taken) {
      const answer = reply.protocol.answer(reply.json);
      if (answer === undefined) throw serverFault(`${chat.host} answers without a text. Check that the address and the model are for chat.`);
      return tidied(answer);
    }
    // Some models take no settings for temperature or length.
    if (asked && reply.refusal.status === 400 && /temperature|max_tokens|unsupported/i.test(reply.said)) {
      bounded = false;
      return ask(chat, text, key, signal);
    }
    throw serverFault(`${chat.host} does not write summaries (${reply.said}). Check the parameters "chatAddress", "chatModel" and "chatProtocol".`);
  }

  return {
    identity,
    async summarise(texts, work = {}) {
      const store = openTextStore(cacheFolder, SUMMARIES, `${identity}\n${TASK}`);
      const summaries = [...texts];
      const missing: number[] = [];
      for (const [row, text] of texts.entries()) {
        if (sentencesOf(text).length <= MOST_SENTENCES) continue;
        const kept = await store.get(text);
        if (kept === undefined) missing.push(row);
        else summaries[row] = kept;
      }
      let done = texts.length - missing.length;
      work.report?.(done, texts.length);
      if (missing.length === 0) return summaries;

      const characters = missing.reduce((sum, row) => sum + Math.min(MOST_CHARACTERS, texts[row].length), 0);
      const keys = await access({ documents: missing.length, characters, purpose: 'summaries' }, work.signal);
      const summariseRow = async (row: number, signal: AbortSignal) => {
        // A model that says nothing (a filter, a text without sense) leaves the text as it is.
        const beginning = texts[row].slice(0, MOST_CHARACTERS);
        summaries[row] = (await pool.run(chat => ask(chat, beginning, keys.get(chat.host), signal), signal)) || texts[row];
        await store.add(texts[row], summaries[row]);
        work.report?.(++done, texts.length);
      };
      await inParallel(missing, spoken.atOnce * chats.length, summariseRow, work.signal);
      return summaries;
    },
  };
}

/** The answer without a model's thoughts, on one line, at most five sentences. */
function tidied(answer: string): string {
  const line = answer.replace(/<think>.*?(<\/think>|$)/gs, ' ').replace(/\s+/g, ' ').trim();
  return sentencesOf(line).slice(0, MOST_SENTENCES).join(' ');
}
