import { isModelChat } from '../../core/documents/chat';
import { isObject } from '../../core/documents/jsonObject';
import type { RawRecord } from '../../core/documents/recordFields';

/** The record that a line of JSON holds, or why it is none. What an object within it has is called `user.name` too, but for a chat, which is one field. */
export function jsonRecord(value: unknown): RawRecord | { readonly reason: string } {
  if (value === undefined) return { reason: 'it is not a JSON object; write one {"id": …, "text": …} on each line.' };
  if (!isObject(value)) return { reason: 'it is not a JSON object.' };
  return {
    get(field) {
      if (Object.hasOwn(value, field)) return value[field];
      const dot = field.indexOf('.');
      const outer = field.slice(0, Math.max(0, dot));
      const inner = Object.hasOwn(value, outer) ? value[outer] : undefined;
      return isObject(inner) && Object.hasOwn(inner, field.slice(dot + 1)) ? inner[field.slice(dot + 1)] : undefined;
    },
    entries: () => Object.entries(value).flatMap(([name, own]) => (isObject(own) && !isModelChat(own) ? Object.entries(own).map(([inner, its]) => [`${name}.${inner}`, its] as const) : [[name, own] as const])),
  };
}
