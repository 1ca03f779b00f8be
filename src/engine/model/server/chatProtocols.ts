import type { Protocol } from './conversation';

/** What is asked of a chat model: one answer to a task and a text, the likeliest one, of bounded length. */
export interface ChatQuestion {
  readonly model: string;
  readonly task: string;
  readonly text: string;
  /** False for models that know neither temperature nor length as a setting. */
  readonly bounded: boolean;
}

/** A way to ask a server's chat model. */
export interface ChatProtocol extends Protocol {
  body(question: ChatQuestion): unknown;
  /** The text in an answer; undefined when it holds none. */
  answer(json: unknown): string | undefined;
}

const MOST_TOKENS = 400;

/** OpenAI's `/v1/chat/completions`. */
const openAiChat: ChatProtocol = {
  name: 'openai',
  url: ({ openAi }) => `${openAi}/chat/completions`,
  body: ({ model, bounded, ...question }) => ({ ...(model && { model }), messages: messages(question), ...(bounded && { temperature: 0, max_tokens: MOST_TOKENS }), stream: false }),
  answer(json) {
    const { choices } = (json ?? {}) as { choices?: readonly { message?: { content?: unknown } }[] };
    return textOf(choices?.[0]?.message?.content);
  },
};

/** Ollama's `/api/chat`. */
const ollamaChat: ChatProtocol = {
  name: 'ollama',
  url: ({ ollama }) => `${ollama}/api/chat`,
  body: ({ model, bounded, ...question }) => ({ model, messages: messages(question), ...(bounded && { options: { temperature: 0, seed: 1, num_predict: MOST_TOKENS } }), stream: false }),
  answer: json => textOf(((json ?? {}) as { message?: { content?: unknown } }).message?.content),
};

/** Both ways to ask, in the order they are tried. */
export const chatProtocols: readonly ChatProtocol[] = [openAiChat, ollamaChat];

function messages({ task, text }: Pick<ChatQuestion, 'task' | 'text'>) {
  return [{ role: 'system', content: task }, { role: 'user', content: text }];
}

function textOf(content: unknown): string | undefined {
  return typeof content === 'string' ? content : undefined;
}
