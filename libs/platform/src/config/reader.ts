import { Decimal } from '@domain/kernel/decimal';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables one by one and collects what is wrong, so that the operator sees every fault at once. */
export class Reader {
  readonly problems: string[] = [];
  private readonly known = new Set<string>();

  constructor(private readonly env: Environment) {}

  text(name: string, otherwise: string): string {
    return this.raw(name) ?? otherwise;
  }

  integer(name: string, range: { least: number; most: number; otherwise: number }): number {
    const text = this.raw(name);
    if (text === undefined) return range.otherwise;
    const value = /^-?\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= range.least && value <= range.most) return value;
    return this.fault(name, text, `a whole number from ${range.least} to ${range.most}`, range.otherwise);
  }

  number(name: string, range: { above: number; most: number; otherwise: number }): number {
    const text = this.raw(name);
    if (text === undefined) return range.otherwise;
    const value = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? new Decimal(text).toNumber() : Number.NaN;
    if (value > range.above && value <= range.most) return value;
    return this.fault(name, text, `a number above ${range.above} and up to ${range.most}`, range.otherwise);
  }

  choice<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const text = this.raw(name);
    if (text === undefined) return otherwise;
    const found = choices.find((choice) => choice === text);
    return found ?? this.fault(name, text, `one of ${choices.join(', ')}`, otherwise);
  }

  /** Null when not set. The value itself is never printed: it may hold a password. */
  url(name: string, protocols: readonly string[]): string | null {
    const text = this.raw(name);
    if (text === undefined) return null;
    const protocol = URL.canParse(text) ? new URL(text).protocol : null;
    if (protocol && protocols.includes(protocol)) return text;
    this.problems.push(`${name} must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
    return null;
  }

  /** A group of variables that only make sense together. `urlKey` is read as an http(s) URL. */
  allOrNone<K extends string>(
    names: Readonly<Record<K, string>>,
    urlKey: NoInfer<K>,
  ): Readonly<Record<K, string>> | null {
    const entries = Object.entries(names) as [K, string][];
    const given = entries.filter(([, name]) => this.raw(name) !== undefined);
    if (given.length === 0) return null;
    if (given.length < entries.length) {
      const missing = entries.filter(([, name]) => this.raw(name) === undefined).map(([, name]) => name);
      this.problems.push(
        `${missing.join(', ')} must be set too: ${entries.map(([, name]) => name).join(', ')} go together.`,
      );
      return null;
    }
    if (this.url(names[urlKey], ['http:', 'https:']) === null) return null;
    return Object.fromEntries(entries.map(([key, name]) => [key, this.raw(name) ?? ''])) as Record<K, string>;
  }

  /** Refuses variables with our prefix that nobody reads: most likely a slip of the keyboard. */
  refuseUnknown(prefix: string): void {
    for (const name of Object.keys(this.env)) {
      if (!name.startsWith(prefix) || this.known.has(name) || name.startsWith(`${prefix}TEST_`)) continue;
      const nearest = [...this.known]
        .filter((known) => known.startsWith(prefix))
        .sort((a, b) => slips(name, a) - slips(name, b))[0];
      this.problems.push(`${name} is not a setting of LienKet. Did you mean ${nearest}?`);
    }
  }

  private raw(name: string): string | undefined {
    this.known.add(name);
    const text = this.env[name];
    return text === undefined || text === '' ? undefined : text;
  }

  private fault<T>(name: string, text: string, wanted: string, otherwise: T): T {
    this.problems.push(`${name} is "${text.slice(0, 60)}", but must be ${wanted}.`);
    return otherwise;
  }
}

/** Levenshtein's distance. */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
