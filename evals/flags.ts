/** Reads `--name value` and `--name=value`; flags in `switches` take no value. Throws one plain sentence when misused. */
export function parseFlags<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  switches: readonly Name[] = [],
): Partial<Record<Name, string>> {
  const flags: Partial<Record<Name, string>> = {};
  for (let i = 0; i < args.length; i++) {
    const [raw = '', inline] = splitOnce(args[i] ?? '');
    const name = names.find((candidate) => `--${candidate}` === raw);
    if (!name) throw new Error(`unknown flag ${raw}; known: ${names.map((known) => `--${known}`).join(' ')}`);
    if (name in flags) throw new Error(`--${name} is given twice`);
    if (switches.includes(name)) {
      flags[name] = 'true';
      continue;
    }
    const value = inline ?? args[++i];
    if (value === undefined) throw new Error(`--${name} needs a value`);
    flags[name] = value;
  }
  return flags;
}

function splitOnce(argument: string): [string, string | undefined] {
  const at = argument.indexOf('=');
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

/** A flag as a number in [min, max]; throws one plain sentence otherwise. */
export function numberFlag(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= min && value <= max)) {
    throw new Error(`--${name} must be a number from ${min} to ${max}, not "${text}"`);
  }
  return value;
}
