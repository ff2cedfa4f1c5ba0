/** Conditions with their parameters, numbered as they come. */
export class Conditions {
  readonly params: unknown[] = [];
  private readonly all: string[] = [];

  /** Adds a condition; each `?` in it is the next value. */
  add(sql: string, ...values: readonly unknown[]): this {
    let next = 0;
    this.all.push(sql.replace(/\?/g, () => this.param(values[next++])));
    return this;
  }

  param(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  get sql(): string {
    return this.all.length > 0 ? this.all.join(' AND ') : 'true';
  }
}
