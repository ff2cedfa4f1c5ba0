import { createCipheriv, createHash } from 'node:crypto';
import type { Random } from './random';

/** An answer as the feature `demands` keeps sealed ones: AES-256-GCM, IV and tag before the text, bound to its sender. */
export function sealed(text: string, key: Uint8Array, whose: string, random: Random): Buffer {
  const iv = random.bytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(whose));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

export const receiptOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
