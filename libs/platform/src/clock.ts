import { Injectable } from '@nestjs/common';
import type { Clock } from '@domain/kernel/clock';

/** The machine's clock. Tests bind another in its place. */
@Injectable()
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }
}
