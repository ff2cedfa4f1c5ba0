import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import { localeFrom, message } from '@i18n/message';
import type { Config } from '@platform/config/config';
import { LiveChannel } from '@platform/events/live';
import { Worker } from '@platform/events/worker';
import { requestIdOf } from '@platform/graphql/request-context-factory';
import { Logger } from '@platform/observe/logger';
import { ApiModule } from './api.module';
import { servePortal } from './portal';

const LARGEST_BODY = '1mb';
/** An idle kept-alive connection must not hold up a stop. */
const KEEP_ALIVE_MS = 5_000;

export interface RunningApi {
  readonly app: NestExpressApplication;
  stop(): Promise<void>;
}

/** The API, and with it the background work unless that runs in a process of its own. Not yet listening. */
export async function createApi(config: Config, databaseUrl: string): Promise<RunningApi> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(config, databaseUrl), {
    logger: new Logger(config.logLevel),
    bodyParser: false,
    abortOnError: false,
  });
  await dress(app);
  await app.get(LiveChannel).start(databaseUrl);
  if (config.worker === 'in-process') await app.get(Worker).start(databaseUrl);
  return { app, stop: () => stop(app) };
}

/** Everything around the routes, in the order in which a request meets it. */
export async function dress(app: NestExpressApplication): Promise<void> {
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(securityHeaders);
  app.use(accessLog(app.get(Logger)));
  app.use(compression());
  app.useBodyParser('json', { limit: LARGEST_BODY });
  app.use(unreadableBody);
  servePortal(app);
  await app.init();
  (app.getHttpServer() as Server).keepAliveTimeout = KEEP_ALIVE_MS;
}

/** Takes no new request, lets the running ones and the running jobs end, then closes what they used. */
async function stop(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer() as Server;
  const worker = app.get(Worker).stop();
  server.closeIdleConnections();
  await worker;
  await app.get(LiveChannel).stop();
  await app.close();
}

function securityHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'same-origin');
  // Answers depend on who asks; a route whose answer does not may say otherwise.
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/** A body that is too large or no JSON: the same shape of error as GraphQL's own, in the reader's language. */
function unreadableBody(error: unknown, request: Request, response: Response, next: NextFunction): void {
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  if (!status || status < 400 || status >= 500) {
    next(error);
    return;
  }
  const locale = localeFrom(request.headers['accept-language']);
  const tooLarge = type === 'entity.too.large';
  const text = tooLarge
    ? message('errors.payload-too-large', { largest: LARGEST_BODY }, locale)
    : message('errors.unreadable-body', {}, locale);
  const code = tooLarge ? 'PAYLOAD_TOO_LARGE' : 'BAD_REQUEST';
  response.status(status).json({ errors: [{ message: text, extensions: { code } }] });
}

/** One line per request: no query text, no variables, no address. */
function accessLog(logger: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const started = process.hrtime.bigint();
    // Taken now: a router that is mounted below cuts its own part off.
    const { method, path } = request;
    const requestId = requestIdOf(request.headers['x-request-id'] as string | undefined);
    request.headers['x-request-id'] = requestId;
    response.setHeader('x-request-id', requestId);
    response.on('finish', () => {
      const ms = Number((process.hrtime.bigint() - started) / 1000n) / 1000;
      const { operationName } = (request.body ?? {}) as { operationName?: unknown };
      const operation = typeof operationName === 'string' ? operationName.slice(0, 80) : undefined;
      logger.info({ requestId, method, path, status: response.statusCode, ms, operation }, 'request');
    });
    next();
  };
}
