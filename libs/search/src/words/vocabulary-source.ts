import type { Vocabulary } from './vocabulary';

/** Gives the vocabulary as the catalogue and the places are now. */
export abstract class VocabularySource {
  abstract current(): Promise<Vocabulary>;
}
