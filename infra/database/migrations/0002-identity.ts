import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, sessions, one-time codes, and the counters that slow tries down. No secret is stored in clear. */
export class Identity1700000000002 implements MigrationInterface {
  name = 'Identity1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accounts (
        id text COLLATE "C" PRIMARY KEY,
        display_name text NOT NULL,
        locale text NOT NULL CONSTRAINT accounts_locale_check CHECK (locale IN ('vi', 'en')),
        phone text COLLATE "C" CONSTRAINT accounts_phone_key UNIQUE,
        email text COLLATE "C" CONSTRAINT accounts_email_key UNIQUE,
        password_hash text NOT NULL,
        totp_secret text,
        totp_enabled_at timestamptz,
        totp_last_step integer,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT accounts_contact_check CHECK (phone IS NOT NULL OR email IS NOT NULL),
        CONSTRAINT accounts_totp_check CHECK (totp_enabled_at IS NULL OR totp_secret IS NOT NULL)
      );

      CREATE TABLE recovery_codes (
        account_id text COLLATE "C" NOT NULL CONSTRAINT recovery_codes_account_id_fkey REFERENCES accounts (id),
        code_hash text NOT NULL,
        used_at timestamptz,
        CONSTRAINT recovery_codes_pkey PRIMARY KEY (account_id, code_hash)
      );

      CREATE TABLE sessions (
        id text COLLATE "C" PRIMARY KEY,
        account_id text COLLATE "C" NOT NULL CONSTRAINT sessions_account_id_fkey REFERENCES accounts (id),
        token_hash text COLLATE "C" NOT NULL CONSTRAINT sessions_token_hash_key UNIQUE,
        device text NOT NULL,
        network text NOT NULL,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX sessions_account_id_index ON sessions (account_id) WHERE ended_at IS NULL;
      CREATE INDEX sessions_expires_at_index ON sessions (expires_at);

      CREATE TABLE challenges (
        id text COLLATE "C" PRIMARY KEY,
        purpose text NOT NULL CONSTRAINT challenges_purpose_check CHECK (purpose IN ('SIGN_UP', 'PASSWORD_RESET', 'SIGNATURE')),
        account_id text COLLATE "C" CONSTRAINT challenges_account_id_fkey REFERENCES accounts (id),
        phone text,
        email text,
        subject text,
        sign_up jsonb,
        code_hash text NOT NULL,
        tries integer NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX challenges_expires_at_index ON challenges (expires_at);

      CREATE TABLE throttles (
        name text NOT NULL,
        key text COLLATE "C" NOT NULL,
        count integer NOT NULL,
        last_at timestamptz NOT NULL,
        CONSTRAINT throttles_pkey PRIMARY KEY (name, key)
      );
      CREATE INDEX throttles_last_at_index ON throttles (last_at);

      CREATE TABLE passkeys (
        id text COLLATE "C" PRIMARY KEY,
        account_id text COLLATE "C" NOT NULL CONSTRAINT passkeys_account_id_fkey REFERENCES accounts (id),
        credential_id text COLLATE "C" NOT NULL CONSTRAINT passkeys_credential_id_key UNIQUE,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports text[] NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz
      );
      CREATE INDEX passkeys_account_id_index ON passkeys (account_id);

      CREATE TABLE passkey_ceremonies (
        id text COLLATE "C" PRIMARY KEY,
        account_id text COLLATE "C" CONSTRAINT passkey_ceremonies_account_id_fkey REFERENCES accounts (id),
        challenge text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
