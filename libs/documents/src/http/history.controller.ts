import { Controller, Get, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { RestProblemFilter } from '@files/public';
import { HistoryStore } from '../data/history.store';

/** The daily roots are for everybody to keep: what was published once can not be taken back. */
@Controller('api/history')
@UseFilters(RestProblemFilter)
export class HistoryController {
  constructor(private readonly history: HistoryStore) {}

  @Get('roots.json')
  async roots(@Res() response: Response): Promise<void> {
    response.set('Cache-Control', 'public, max-age=300').json(await this.history.roots());
  }
}
