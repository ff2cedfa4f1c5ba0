import { hash, verify, type Options } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Config } from '@platform/config/config';

/** OWASP's second choice of argon2id: 19 MiB, two passes; some 70 ms here. */
export const PRODUCTION_COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Specs sign in by the hundred. */
const TEST_COST: Options = { memoryCost: 1024, timeCost: 1, parallelism: 1 };

/** Hashes passwords. Checking one costs the same whether or not there is an account. */
@Injectable()
export class Passwords {
  private readonly cost: Options;
  private nobodys: Promise<string> | null = null;
  /** Hashes computed since the start, for the specs that prove an answer's cost tells nothing. */
  computed = 0;

  constructor(config: Config) {
    this.cost = config.environment === 'test' ? TEST_COST : PRODUCTION_COST;
  }

  async hash(password: string): Promise<string> {
    this.computed += 1;
    return hash(password.normalize('NFKC'), this.cost);
  }

  /** `stored` null: nobody's password, which never matches and takes as long. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    this.nobodys ??= hash('no password is this one', this.cost);
    this.computed += 1;
    const right = await verify(stored ?? (await this.nobodys), password.normalize('NFKC'));
    return stored !== null && right;
  }
}
