import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { postgresProcessesIn, signal } from '@platform/database/embedded/processes';

export interface Message {
  readonly url?: string;
  readonly log?: string;
  readonly error?: string;
  readonly kind?: string;
  readonly unexpected?: string;
}

/** A node process of its own that supervises a cluster, to be killed. */
export class ClusterProcess {
  private readonly heard: Message[] = [];
  private readonly process: ChildProcess;
  private readonly news = new EventEmitter();

  constructor(dataFolder: string) {
    const script = join(__dirname, 'cluster-process.cjs');
    this.process = spawn(process.execPath, [script, dataFolder, 'durable'], { stdio: ['pipe', 'pipe', 'inherit'] });
    started.push(this.process);
    if (this.process.stdout === null) throw new Error('no output to read');
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      this.heard.push(JSON.parse(line) as Message);
      this.news.emit('message');
    });
  }

  get pid(): number {
    return this.process.pid as number;
  }

  /** The first message that has this key; waits for it. */
  async says<K extends keyof Message>(key: K): Promise<string> {
    for (;;) {
      const found = this.heard.find((message) => message[key] !== undefined)?.[key];
      if (found !== undefined) return found;
      await once(this.news, 'message');
    }
  }

  get logged(): string {
    return this.heard.map((message) => message.log ?? '').join('\n');
  }

  async end(line: 'stop' | 'exit'): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.stdin?.write(`${line}\n`);
    await ended;
  }

  async kill(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }
}

/** Real path of a new folder; `clearFolders` ends what still runs, also after a failed test, and removes it. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lienket-embedded-')));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
const started: ChildProcess[] = [];

export function clearFolders(): void {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    signal(postgresProcessesIn(folder), 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

export async function query<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
