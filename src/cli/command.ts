/** An option of a command, as its help shows it. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** May be given more than once. */
  readonly multiple?: boolean;
  /** What stands behind it, for the help: `FILE`, `auto|N`. */
  readonly takes?: string;
  /** What it does; lines are broken by hand. */
  readonly help: string;
}

/** Options by name, without the dashes. A name means the same type in every command, so that it may stand before it. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type OptionValue<Spec extends OptionSpec> = Spec extends { readonly type: 'boolean' }
  ? boolean
  : Spec extends { readonly multiple: true }
    ? readonly string[]
    : string;

/** The options that were given. */
export type OptionValues<Options extends OptionSpecs> = { readonly [Name in keyof Options]?: OptionValue<Options[Name]> };

/** One thing the program can do: how it is called, and what happens then. */
export interface Command<Call = unknown, Options extends OptionSpecs = OptionSpecs> {
  readonly name: string;
  /** What stands behind the name, for the help: `<folder | file.jsonl>`. */
  readonly takes: string;
  /** What it does, for the help; lines are broken by hand. */
  readonly about: string;
  readonly options: Options;
  /** Checks what was given before any work begins. Throws a `UsageError` or `ParameterError` for a bad call. */
  read(values: OptionValues<Options>, positionals: readonly string[]): Call;
  /** Carries the call out; gives the exit code. */
  run(call: Call): Promise<number>;
}

/** Gives a command its types from what it says about itself. */
export function defineCommand<const Options extends OptionSpecs, Call>(command: Command<Call, Options>): Command<Call, Options> {
  return command;
}
