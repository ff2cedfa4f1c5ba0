import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which demo province was loaded, and when; a database without a line here has no made-up data from us. */
export class DemoProvince1700000000014 implements MigrationInterface {
  name = 'DemoProvince1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE demo_seeds (
        number integer NOT NULL,
        factor numeric(9,4) NOT NULL,
        as_of date NOT NULL,
        rows bigint NOT NULL,
        loaded_at timestamptz NOT NULL
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
