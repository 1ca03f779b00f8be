import { withoutThoughts } from '../../../core/askedNames/withoutThoughts';
import type { Parameters } from '../../../core/parameters';
import { sentencesOf } from '../../../core/summary/textRank';
import { MOST_SENTENCES } from '../../../core/summary/withSummary';
import type { Work } from '../../../core/work';
import { openTextStore, SUMMARIES } from '../../store/textStore';
import { chatServers, type ChatManners } from './chatServers';
import type { ServerTools } from './serverAccess';

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
const MOST_TOKENS = 400;

/** Makes summaries by a chat model (`chatParameters`) at one address or several; each is kept, so that it is asked for once. `manners` are for tests. */
export function serverSummaries(parameters: Parameters, { cacheFolder, server }: SummaryTools, manners: Partial<ChatManners> = {}): ServerSummaries {
  const chat = chatServers(parameters, { purpose: 'summaries', task: TASK, tokens: MOST_TOKENS }, server, manners);
  const identity = `summaries by ${chat.identity}`;

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

      const hear = async (at: number, answer: string | undefined) => {
        const row = missing[at];
        if (answer !== undefined) {
          // A model that says nothing (a text without sense) leaves the text as it is, as a server does that refuses it.
          summaries[row] = tidied(answer) || texts[row];
          await store.add(texts[row], summaries[row]);
        }
        work.report?.(++done, texts.length);
      };
      await chat.ask(missing.map(row => texts[row].slice(0, MOST_CHARACTERS)), missing.length, hear, work.signal);
      return summaries;
    },
  };
}

/** The answer without a model's thoughts, on one line, at most five sentences. */
function tidied(answer: string): string {
  const line = withoutThoughts(answer).replace(/\s+/g, ' ').trim();
  return sentencesOf(line).slice(0, MOST_SENTENCES).join(' ');
}
