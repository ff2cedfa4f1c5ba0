import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The Alliance's desk: cases, findings, questions to the parties, opinions, and conflicts of interest. */
export class Appraisal1700000000009 implements MigrationInterface {
  name = 'Appraisal1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE appraisals (
        id text COLLATE "C" PRIMARY KEY,
        version integer NOT NULL,
        contract_id text COLLATE "C" NOT NULL,
        terms_hash text NOT NULL,
        seller_id text COLLATE "C" NOT NULL,
        buyer_id text COLLATE "C" NOT NULL,
        value bigint,
        state text NOT NULL,
        clock jsonb NOT NULL,
        due_at timestamptz,
        due_on date,
        advisor_id text COLLATE "C",
        second_advisor_id text COLLATE "C",
        proposed jsonb,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz,
        CONSTRAINT appraisals_state_check CHECK (state IN ('SUBMITTED', 'ASSIGNED', 'WAITING_FOR_PARTIES',
          'AWAITING_COSIGNATURE', 'CONCLUDED', 'LAPSED', 'WITHDRAWN')),
        CONSTRAINT appraisals_advisors_check CHECK (advisor_id IS DISTINCT FROM second_advisor_id OR advisor_id IS NULL),
        CONSTRAINT appraisals_due_at_check CHECK (state <> 'WAITING_FOR_PARTIES' OR due_at IS NULL),
        CONSTRAINT appraisals_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contracts (id),
        CONSTRAINT appraisals_advisor_id_fkey FOREIGN KEY (advisor_id) REFERENCES accounts (id),
        CONSTRAINT appraisals_second_advisor_id_fkey FOREIGN KEY (second_advisor_id) REFERENCES accounts (id)
      );
      CREATE UNIQUE INDEX appraisals_open_key ON appraisals (contract_id) WHERE closed_at IS NULL;
      CREATE INDEX appraisals_contract_id_index ON appraisals (contract_id, id DESC);
      CREATE INDEX appraisals_due_at_index ON appraisals (due_at, id) WHERE closed_at IS NULL;
      CREATE INDEX appraisals_advisor_id_index ON appraisals (advisor_id) WHERE closed_at IS NULL;
      CREATE INDEX appraisals_parties_index ON appraisals (seller_id, buyer_id);

      CREATE TABLE appraisal_findings (
        id text COLLATE "C" PRIMARY KEY,
        appraisal_id text COLLATE "C" NOT NULL,
        rule_id text NOT NULL,
        checklist_version text NOT NULL,
        origin text NOT NULL,
        severity text NOT NULL,
        path text NOT NULL,
        code text NOT NULL,
        evidence jsonb NOT NULL,
        legal_basis text[] NOT NULL,
        suggestion jsonb,
        note text,
        status text NOT NULL,
        status_reason text,
        found_on date NOT NULL,
        CONSTRAINT appraisal_findings_origin_check CHECK (origin IN ('MACHINE', 'HUMAN')),
        CONSTRAINT appraisal_findings_severity_check CHECK (severity IN ('BLOCKER', 'MAJOR', 'MINOR')),
        CONSTRAINT appraisal_findings_status_check
          CHECK (status IN ('OPEN', 'ACCEPTED', 'WAIVED_BY_PARTY', 'FIXED', 'DISMISSED')),
        CONSTRAINT appraisal_findings_appraisal_id_fkey FOREIGN KEY (appraisal_id) REFERENCES appraisals (id)
      );
      CREATE INDEX appraisal_findings_appraisal_id_index ON appraisal_findings (appraisal_id, id);

      CREATE TABLE appraisal_questions (
        id text COLLATE "C" PRIMARY KEY,
        appraisal_id text COLLATE "C" NOT NULL,
        asked_by text COLLATE "C" NOT NULL,
        question text NOT NULL,
        asked_at timestamptz NOT NULL,
        answered_for text COLLATE "C",
        answered_by text COLLATE "C",
        answer text,
        answered_at timestamptz,
        CONSTRAINT appraisal_questions_answer_check CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CONSTRAINT appraisal_questions_appraisal_id_fkey FOREIGN KEY (appraisal_id) REFERENCES appraisals (id)
      );
      CREATE INDEX appraisal_questions_appraisal_id_index ON appraisal_questions (appraisal_id, id);

      CREATE TABLE opinion_numbers (
        year integer PRIMARY KEY,
        last integer NOT NULL
      );
      CREATE TABLE opinions (
        id text COLLATE "C" PRIMARY KEY,
        number text NOT NULL,
        appraisal_id text COLLATE "C" NOT NULL,
        contract_id text COLLATE "C" NOT NULL,
        terms_hash text NOT NULL,
        checklist_version text NOT NULL,
        score integer NOT NULL,
        advice text NOT NULL,
        computed_advice text NOT NULL,
        override_reason text,
        summary text NOT NULL,
        advisor_id text COLLATE "C" NOT NULL,
        second_advisor_id text COLLATE "C",
        given_on date NOT NULL,
        CONSTRAINT opinions_number_key UNIQUE (number),
        CONSTRAINT opinions_appraisal_id_key UNIQUE (appraisal_id),
        CONSTRAINT opinions_score_check CHECK (score BETWEEN 0 AND 100),
        CONSTRAINT opinions_advice_check CHECK (advice IN ('ADVISED_SIGN', 'ADVISED_CHANGE', 'ADVISED_NOT_SIGN')),
        CONSTRAINT opinions_override_check CHECK (advice = computed_advice OR override_reason IS NOT NULL),
        CONSTRAINT opinions_appraisal_id_fkey FOREIGN KEY (appraisal_id) REFERENCES appraisals (id)
      );
      CREATE INDEX opinions_contract_id_index ON opinions (contract_id, id DESC);
      CREATE TRIGGER opinions_append_only BEFORE UPDATE OR DELETE ON opinions
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE advisor_ties (
        id text COLLATE "C" PRIMARY KEY,
        account_id text COLLATE "C" NOT NULL,
        organisation_id text COLLATE "C",
        contract_id text COLLATE "C",
        kind text NOT NULL,
        since date NOT NULL,
        until date,
        declared_at timestamptz NOT NULL,
        CONSTRAINT advisor_ties_kind_check CHECK (kind IN ('FAMILY', 'FINANCIAL', 'FORMER_EMPLOYER', 'OTHER', 'HELPED_DRAFT')),
        CONSTRAINT advisor_ties_about_check CHECK (
          (kind = 'HELPED_DRAFT') = (contract_id IS NOT NULL) AND (contract_id IS NULL) = (organisation_id IS NOT NULL)),
        CONSTRAINT advisor_ties_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)
      );
      CREATE INDEX advisor_ties_account_id_index ON advisor_ties (account_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
