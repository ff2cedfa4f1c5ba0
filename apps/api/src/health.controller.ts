import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Database } from '@platform/database/database';

/** For load balancers and operators. `live`: the process answers. `ready`: it can do its work. */
@Controller('health')
export class HealthController {
  private stopping = false;

  constructor(private readonly database: Database) {}

  /** From now on not ready, so that no new request is sent here while the last ones finish. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res() response: Response): Promise<void> {
    const database = await this.database.query('SELECT 1').then(
      () => 'up',
      () => 'down',
    );
    const ready = database === 'up' && !this.stopping;
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'not ready', database, stopping: this.stopping });
  }
}
