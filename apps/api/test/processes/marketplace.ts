import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'lienket-process-'));
export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** A real process of the built marketplace, with what it printed. */
export class Running {
  output = '';
  private readonly ended: Promise<number | NodeJS.Signals>;

  constructor(
    readonly child: ChildProcess,
    private url: string | null = null,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code ?? -1)));
  }

  /** The address, once it is printed; an error with the output when the process ended instead. */
  async address(): Promise<string> {
    for (;;) {
      const found = /(http:\/\/[^\s/]+:\d+)\/graphql/.exec(this.output)?.[1];
      if (found) return (this.url = found);
      const over = await Promise.race([
        this.ended,
        new Promise<null>((resolve) => this.child.stdout?.once('data', () => resolve(null))),
      ]);
      if (over !== null && !/\/graphql/.test(this.output)) throw new Error(`ended with ${over}: ${this.output}`);
    }
  }

  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    this.child.kill(signal);
    return this.ended;
  }

  whenEnded(): Promise<number | NodeJS.Signals> {
    return this.ended;
  }

  async gql<T = any>(
    query: string,
    variables: object = {},
    token?: string,
  ): Promise<{ data?: T; errors?: { message: string }[] }> {
    const response = await fetch(`${this.url ?? (await this.address())}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data?: T };
  }
}

/** Starts `dist/apps/<app>` as an operator does; the environment is only what is given. */
export function run(app: 'api' | 'worker' | 'ops', env: Record<string, string>, args: readonly string[] = []): Running {
  const child = spawn(process.execPath, [join(ROOT, `dist/apps/${app}/src/main.js`), ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', LIENKET_SEED: 'none', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Running(child);
}
