import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Sealed answers: AES-256-GCM under a key of the demand's own. Whose answer it is is bound in, so that a
 * ciphertext can not be put in the place of another. What this does and does not guarantee: docs/decisions.
 */
const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export const newSealKey = (): Buffer => randomBytes(32);

export function seal(text: string, key: Buffer, whose: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(whose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Throws when a byte was changed, or the key or the sender is another. */
export function unseal(sealed: Buffer, key: Buffer, whose: string): string {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES)).setAAD(Buffer.from(whose));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** 128 random bits inside the text, so that its receipt can not be found by trying likely answers. */
export const newNonce = (): string => randomBytes(16).toString('hex');

/** SHA-256 of the exact text of an answer: shows afterwards that what was opened is what was sent. */
export const receiptOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
