import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known of each uploaded file; the bytes lie in the data folder under their SHA-256. */
export class Files1700000000005 implements MigrationInterface {
  name = 'Files1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE files (
        id text COLLATE "C" PRIMARY KEY,
        account_id text COLLATE "C" NOT NULL CONSTRAINT files_account_id_fkey REFERENCES accounts (id),
        purpose text NOT NULL CONSTRAINT files_purpose_check CHECK (purpose IN
          ('ORGANISATION_DOCUMENT', 'CERTIFICATE', 'OFFER_PHOTO', 'CONTRACT_ATTACHMENT')),
        state text NOT NULL CONSTRAINT files_state_check CHECK (state IN ('STAGED', 'ATTACHED')),
        name text NOT NULL,
        media_type text NOT NULL,
        size_bytes integer NOT NULL CONSTRAINT files_size_bytes_check CHECK (size_bytes > 0),
        sha256 text COLLATE "C" NOT NULL,
        attached_to text COLLATE "C",
        organisation_id text COLLATE "C" CONSTRAINT files_organisation_id_fkey REFERENCES organisations (id),
        created_at timestamptz NOT NULL,
        attached_at timestamptz,
        CONSTRAINT files_attached_check CHECK ((state = 'ATTACHED') = (attached_to IS NOT NULL AND attached_at IS NOT NULL))
      );
      CREATE INDEX files_sha256_index ON files (sha256);
      CREATE INDEX files_staged_index ON files (created_at) WHERE state = 'STAGED';

      ALTER TABLE organisation_documents
        ADD CONSTRAINT organisation_documents_file_id_fkey FOREIGN KEY (file_id) REFERENCES files (id);
      ALTER TABLE certificates ADD CONSTRAINT certificates_file_id_fkey FOREIGN KEY (file_id) REFERENCES files (id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
