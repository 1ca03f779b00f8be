/** What is read here of a `tokenizer.json`; the library reads the rest. */
export interface TokenizerJson {
  readonly model: { readonly type?: string; readonly vocab?: unknown; readonly unk_token?: string };
  readonly truncation?: { readonly max_length?: number } | null;
  readonly padding?: { readonly pad_id?: number } | null;
  readonly added_tokens?: readonly { readonly id: number; readonly content: string }[];
}
