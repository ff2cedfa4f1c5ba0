import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Inbox, what goes out by which channel and when, what people wish, and reminders of deadlines. */
export class Notifications1700000000013 implements MigrationInterface {
  name = 'Notifications1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notifications (
        id text COLLATE "C" PRIMARY KEY,
        source text COLLATE "C" NOT NULL,
        template text NOT NULL,
        account_id text COLLATE "C" NOT NULL CONSTRAINT notifications_account_id_fkey REFERENCES accounts (id),
        kind text NOT NULL,
        urgent boolean NOT NULL,
        facts jsonb NOT NULL,
        about_type text NOT NULL,
        about_id text COLLATE "C" NOT NULL,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        CONSTRAINT notifications_source_template_account_id_key UNIQUE (source, template, account_id)
      );
      COMMENT ON COLUMN notifications.source IS 'The event or reminder that it follows from; one of each for an account.';
      CREATE INDEX notifications_inbox_index ON notifications (account_id, id DESC);
      CREATE INDEX notifications_unread_index ON notifications (account_id, id DESC) WHERE read_at IS NULL;

      CREATE TABLE notification_deliveries (
        id text COLLATE "C" PRIMARY KEY,
        notification_id text COLLATE "C" NOT NULL
          CONSTRAINT notification_deliveries_notification_id_fkey REFERENCES notifications (id),
        account_id text COLLATE "C" NOT NULL,
        channel text NOT NULL CONSTRAINT notification_deliveries_channel_check CHECK (channel IN ('EMAIL', 'SMS', 'ZALO')),
        state text NOT NULL
          CONSTRAINT notification_deliveries_state_check CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'FAILED')),
        digest boolean NOT NULL,
        urgent boolean NOT NULL,
        due_at timestamptz NOT NULL,
        attempts integer NOT NULL,
        lease_until timestamptz,
        batch_id text COLLATE "C",
        receipt text,
        error text,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        CONSTRAINT notification_deliveries_notification_id_channel_key UNIQUE (notification_id, channel)
      );
      CREATE INDEX notification_deliveries_due_index ON notification_deliveries (due_at) WHERE state = 'QUEUED';
      CREATE INDEX notification_deliveries_lease_index ON notification_deliveries (lease_until) WHERE state = 'SENDING';

      CREATE TABLE notification_settings (
        account_id text COLLATE "C" PRIMARY KEY CONSTRAINT notification_settings_account_id_fkey REFERENCES accounts (id),
        locale text CONSTRAINT notification_settings_locale_check CHECK (locale IN ('vi', 'en')),
        digest text NOT NULL CONSTRAINT notification_settings_digest_check CHECK (digest IN ('NONE', 'DAILY')),
        quiet_from integer CONSTRAINT notification_settings_quiet_from_check CHECK (quiet_from BETWEEN 0 AND 1439),
        quiet_to integer CONSTRAINT notification_settings_quiet_to_check CHECK (quiet_to BETWEEN 0 AND 1439),
        choices jsonb NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT notification_settings_quiet_check CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
      );

      CREATE TABLE notification_watchers (
        about_type text NOT NULL,
        about_id text COLLATE "C" NOT NULL,
        account_id text COLLATE "C" NOT NULL CONSTRAINT notification_watchers_account_id_fkey REFERENCES accounts (id),
        CONSTRAINT notification_watchers_pkey PRIMARY KEY (about_type, about_id, account_id)
      );

      CREATE TABLE notification_reminders (
        id text COLLATE "C" PRIMARY KEY,
        about_type text NOT NULL,
        about_id text COLLATE "C" NOT NULL,
        note jsonb NOT NULL,
        remind_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        state text NOT NULL CONSTRAINT notification_reminders_state_check CHECK (state IN ('WAITING', 'TOLD', 'VOID')),
        created_at timestamptz NOT NULL
      );
      CREATE INDEX notification_reminders_waiting_index ON notification_reminders (remind_at) WHERE state = 'WAITING';
      CREATE INDEX notification_reminders_about_index ON notification_reminders (about_type, about_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
