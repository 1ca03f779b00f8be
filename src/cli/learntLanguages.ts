/** What is to be said where the model has hardly learnt the languages of most documents; undefined where it has. */
export function unlearntLanguages({ unlearnt }: { readonly unlearnt?: boolean }, does: 'groups them' | 'finds them'): string | undefined {
  return unlearnt ? `Most documents are not in English, which is what the bundled model has learnt. One that knows their languages ${does} much better (--representation onnx:FOLDER); the README says under "Other languages" where to get it.` : undefined;
}
