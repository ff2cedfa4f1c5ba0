import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { localeFrom, message } from '@i18n/message';
import { Logger } from '@platform/observe/logger';

export const LARGEST_MEGABYTES = 10;

/** A refusal on its way to a REST client, in the same shape as an error of GraphQL. */
export class RestProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly messageKey: string,
    readonly facts: Record<string, string | number> = {},
  ) {
    super(code);
  }
}

export const tooLarge = (): RestProblem =>
  new RestProblem(413, 'PAYLOAD_TOO_LARGE', 'errors.payload-too-large', { largest: `${LARGEST_MEGABYTES} MB` });

/** Sentences in the reader's language, and never a text of a library. */
@Catch()
export class RestProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const requestId = String(request.headers['x-request-id'] ?? '-');
    const { status, code, messageKey, facts } = this.read(error, requestId);
    const locale = localeFrom(request.headers['accept-language']);
    const text = message(messageKey, facts, locale);
    response.status(status).json({ errors: [{ message: text, extensions: { code, requestId } }] });
  }

  private read(error: unknown, requestId: string): RestProblem {
    if (error instanceof RestProblem) return error;
    const status = error instanceof HttpException ? error.getStatus() : 500;
    if (status === 413) return tooLarge();
    if (status >= 400 && status < 500) return new RestProblem(status, 'BAD_REQUEST', 'errors.unreadable-upload');
    this.logger.error(
      { requestId, error: (error as Error).message, stack: (error as Error).stack },
      'unexpected error',
    );
    return new RestProblem(500, 'INTERNAL', 'errors.internal', { requestId });
  }
}
