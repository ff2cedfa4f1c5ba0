import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger as Pino } from 'pino';

/** What must never be in a log, wherever it stands in the object. */
const PERSONAL = ['password', 'token', 'code', 'phone', 'email', 'authorization', 'cookie', 'name', 'taxCode'];

/** JSON lines on standard output. Objects first, then a constant sentence. Personal data is cut out. */
@Injectable()
export class Logger implements LoggerService {
  private readonly pino: Pino;

  constructor(level: string = process.env['LOG_LEVEL'] ?? 'info') {
    this.pino = pino({
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[cut]' },
    });
  }

  info(facts: object, message: string): void {
    this.pino.info(facts, message);
  }

  warn(facts: object | string, message?: string): void {
    this.pino.warn(
      typeof facts === 'string' ? { context: message } : facts,
      typeof facts === 'string' ? facts : message,
    );
  }

  error(facts: object | string, message?: string): void {
    this.pino.error(
      typeof facts === 'string' ? { stack: message } : facts,
      typeof facts === 'string' ? facts : message,
    );
  }

  debug(facts: object | string, message?: string): void {
    this.pino.debug(
      typeof facts === 'string' ? { context: message } : facts,
      typeof facts === 'string' ? facts : message,
    );
  }

  /** Nest's own lines about wiring; of interest only when debugging. */
  log(message: string, context?: string): void {
    this.pino.debug({ context }, message);
  }
}
