import { Injectable } from '@nestjs/common';
import { CatalogueReader } from '@catalogue/public';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { dayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import { PlacesReader } from '@places/public';
import { SystemClock } from '@platform/clock';
import { Vocabulary } from '../words/vocabulary';
import { VocabularySource } from '../words/vocabulary-source';

/** Made once and kept until the catalogue gives another value, or the day changes. */
@Injectable()
export class CatalogueVocabularySource extends VocabularySource {
  private made: { catalogue: Catalogue; today: CalendarDate; vocabulary: Vocabulary } | null = null;

  constructor(
    private readonly catalogues: CatalogueReader,
    private readonly places: PlacesReader,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  override async current(): Promise<Vocabulary> {
    const catalogue = await this.catalogues.catalogue();
    const today = dayInVietnam(this.clock.now());
    if (this.made?.catalogue !== catalogue || this.made.today !== today) {
      this.made = { catalogue, today, vocabulary: new Vocabulary(catalogue, await this.places.directory(), today) };
    }
    return this.made.vocabulary;
  }
}
