import { makeId, type Id, type IdKind } from '@domain/kernel/id';

/**
 * Repeatable chance: sfc32, seeded by text. Each thing draws from a stream of its own (`of(number, 'seller', 17)`), so
 * that one more draw in one place changes nothing elsewhere. Draws are whole numbers; no float reaches the data.
 */
export class Random {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number,
  ) {
    for (let i = 0; i < 12; i += 1) this.next();
  }

  static of(...keys: readonly (string | number)[]): Random {
    const text = keys.join('/');
    let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762];
    for (let i = 0; i < text.length; i += 1) {
      const k = text.charCodeAt(i);
      h1 = h2 ^ Math.imul(h1 ^ k, 597399067);
      h2 = h3 ^ Math.imul(h2 ^ k, 2869860233);
      h3 = h4 ^ Math.imul(h3 ^ k, 951274213);
      h4 = h1 ^ Math.imul(h4 ^ k, 2716044179);
    }
    return new Random(h1, h2, h3, h4);
  }

  /** 32 random bits. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + (this.next() % (most - least + 1));
  }

  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean {
    return this.next() % 100 < percent;
  }

  pick<T>(list: readonly T[]): T {
    const one = list[this.next() % list.length];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  }

  /** Picks by weights, whole numbers. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let at = this.next() % list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [one, weight] of list) {
      if (at < weight) return one;
      at -= weight;
    }
    throw new RangeError('nothing to pick from');
  }

  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    for (let i = 0; i < count; i += 1) bytes[i] = this.next() & 255;
    return bytes;
  }

  hex(count: number): string {
    return Buffer.from(this.bytes(count)).toString('hex');
  }

  id<K extends IdKind>(kind: K, atMs: number): Id<K> {
    return makeId(kind, atMs, this.bytes(10));
  }
}
