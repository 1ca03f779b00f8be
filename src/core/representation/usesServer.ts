/** How documents are read, as far as it tells who reads them: a recipe, or what settings say with what stands behind a colon in the name. */
export interface Reading {
  readonly representation: { readonly name: string; readonly parameters: Readonly<Record<string, unknown>> };
  readonly summary: string;
}

/** Whether texts are sent to a server when they are read so: for their vectors, or for summaries. */
export function usesServer({ representation: { name, parameters }, summary }: Reading): boolean {
  // What words are joined to is written as for itself.
  const made = parameters.base === undefined ? name : `${name}:${String(parameters.base)}`;
  return /^server(:|$)/.test(summary) || /^(hybrid:)*server(:|$)/.test(made);
}
