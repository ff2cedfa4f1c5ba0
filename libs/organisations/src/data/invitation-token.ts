import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits; only their SHA-256 is stored. */
export const newInvitationToken = (): string => randomBytes(32).toString('base64url');

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
