import type { Protocol } from './conversation';

/** What is asked of a chat model: one answer to a task and a text, the likeliest one, of bounded length. */
export interface ChatQuestion {
  readonly model: string;
  readonly task: string;
  readonly text: string;
  /** Longest answer; undefined for models that know neither temperature nor length as a setting. */
  readonly tokens: number | undefined;
}

/** A way to ask a server's chat model. */
export interface ChatProtocol extends Protocol {
  body(question: ChatQuestion): unknown;
  /** The text in an answer; undefined when it holds none. */
  answer(json: unknown): string | undefined;
}

/** OpenAI's `/v1/chat/completions`. */
const openAiChat: ChatProtocol = {
  name: 'openai',
  url: ({ openAi }) => `${openAi}/chat/completions`,
  body: ({ model, tokens, ...question }) => ({ ...(model && { model }), messages: messages(question), ...(tokens !== undefined && { temperature: 0, max_tokens: tokens }), stream: false }),
  answer: json => textOf(((json ?? {}) as { choices?: readonly { message?: Message }[] }).choices?.[0]?.message),
};

/** Ollama's `/api/chat`. */
const ollamaChat: ChatProtocol = {
  name: 'ollama',
  url: ({ ollama }) => `${ollama}/api/chat`,
  body: ({ model, tokens, ...question }) => ({ model, messages: messages(question), ...(tokens !== undefined && { options: { temperature: 0, seed: 1, num_predict: tokens } }), stream: false }),
  answer: json => textOf(((json ?? {}) as { message?: Message }).message),
};

/** Both ways to ask, in the order they are tried. */
export const chatProtocols: readonly ChatProtocol[] = [openAiChat, ollamaChat];

function messages({ task, text }: Pick<ChatQuestion, 'task' | 'text'>) {
  return [{ role: 'system', content: task }, { role: 'user', content: text }];
}

interface Message {
  readonly content?: unknown;
}

/** What a message says: nothing where its content is null, as of a model whose thoughts came apart and took all its tokens. */
function textOf(message: Message | undefined): string | undefined {
  if (message?.content === null) return '';
  return typeof message?.content === 'string' ? message.content : undefined;
}
