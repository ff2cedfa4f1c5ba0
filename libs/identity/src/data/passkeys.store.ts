import { Injectable } from '@nestjs/common';
import { parseId, type AccountId, type ChallengeId, type PasskeyId } from '@domain/kernel/id';
import type { Transaction } from '@platform/database/transaction';
import type { KeptPasskey } from '../secrets/relying-party';
import { PasskeyCeremonyRow } from './passkey-ceremony.row';
import { PasskeyRow } from './passkey.row';

const CEREMONY_MS = 5 * 60_000;

/** Passkeys, and the registrations and sign-ins that have begun. */
@Injectable()
export class PasskeysStore {
  credentialsOf(tx: Transaction, accountId: AccountId): Promise<{ credentialId: string }[]> {
    return tx.read('SELECT credential_id AS "credentialId" FROM passkeys WHERE account_id = $1 ORDER BY id', [
      accountId,
    ]);
  }

  async begin(tx: Transaction, challenge: string, accountId: AccountId | null): Promise<ChallengeId> {
    const id = tx.newId('challenge');
    const expiresAt = new Date(tx.now + CEREMONY_MS);
    await tx.insert(PasskeyCeremonyRow, { id, accountId, challenge, createdAt: tx.nowAt, expiresAt });
    return id;
  }

  /** The challenge of a ceremony of that account; each is good once. Null when it is over or another's. */
  async finish(tx: Transaction, ceremonyId: string, accountId: AccountId | null): Promise<string | null> {
    const id = parseId('challenge', ceremonyId);
    if (!id) return null;
    const rows = await tx.write<{ challenge: string }>(
      `DELETE FROM passkey_ceremonies WHERE id = $1 AND account_id IS NOT DISTINCT FROM $2 AND expires_at > $3
       RETURNING challenge`,
      [id, accountId, tx.nowAt],
    );
    return rows[0]?.challenge ?? null;
  }

  /** Null when the credential is there already. */
  async add(tx: Transaction, accountId: AccountId, name: string, passkey: KeptPasskey): Promise<PasskeyId | null> {
    const id = tx.newId('passkey');
    const { credentialId, publicKey, counter, transports } = passkey;
    const added = await tx.write(
      `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, transports, name, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
      [id, accountId, credentialId, publicKey, counter, transports, name, tx.nowAt],
    );
    return added.length > 0 ? id : null;
  }

  lockByCredential(tx: Transaction, credentialId: string): Promise<PasskeyRow | null> {
    return tx.lock(PasskeyRow, { credentialId });
  }

  async used(tx: Transaction, id: PasskeyId, counter: bigint): Promise<void> {
    await tx.write('UPDATE passkeys SET counter = $2, last_used_at = $3 WHERE id = $1', [id, counter, tx.nowAt]);
  }

  /** Whether the account had it. */
  async remove(tx: Transaction, accountId: AccountId, id: PasskeyId): Promise<boolean> {
    const gone = await tx.write('DELETE FROM passkeys WHERE id = $1 AND account_id = $2 RETURNING 1', [id, accountId]);
    return gone.length > 0;
  }
}
