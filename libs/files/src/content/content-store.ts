import { randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '@platform/config/config';

const HASH = /^[0-9a-f]{64}$/u;

/**
 * Bytes under their SHA-256 in the data folder, outside the database. Nothing that a user sends becomes part of a path.
 * Several API machines must share the folder.
 */
@Injectable()
export class ContentStore {
  private readonly root: string;

  constructor(config: Config) {
    this.root = join(config.dataFolder, 'files');
  }

  /** Writes to a name of its own and renames, so that a crash leaves no half file under a hash. */
  async put(sha256: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(sha256);
    if (await exists(path)) return;
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomUUID()}`;
    const file = await open(temporary, 'wx', 0o640);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  }

  /** Null when the bytes are not there. */
  async read(sha256: string): Promise<ReadStream | null> {
    const path = this.pathOf(sha256);
    return (await exists(path)) ? createReadStream(path) : null;
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  private pathOf(sha256: string): string {
    if (!HASH.test(sha256)) throw new Error('not a SHA-256');
    return join(this.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
