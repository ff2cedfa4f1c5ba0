import { invalidInput, issue, type InvalidInput } from '@domain/kernel/refusals';
import { tidy } from '@domain/kernel/text';

const LONGEST = 1_000;

/** A note as typed: null when there is none, refused when it is too long. */
export function noteFrom(typed: string | null | undefined): string | null | InvalidInput {
  const note = tidy(typed ?? '');
  return note.length > LONGEST ? invalidInput(issue('note', 'too-long', { largest: LONGEST })) : note || null;
}
