import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { hasMessage, message, type Locale } from '@i18n/message';
import type { Logger } from '../observe/logger';
import type { RequestContext } from './request-context';

/** Errors of the driver that mean "the database is not there", not "we made a mistake". */
const DOWN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P03',
  '53300',
  '55P03',
  '57014',
]);

const OURS = new Set([
  'UNAUTHENTICATED',
  'BAD_USER_INPUT',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COSTLY',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

interface Extensions {
  code?: string;
  messageKey?: string;
  facts?: Record<string, unknown>;
  issues?: { path: string; code: string; facts?: Record<string, unknown> }[];
}

/**
 * Top-level errors in the reader's language. What we did not expect is logged with its stack and shown as a request id
 * alone: no text of a driver or a library ever leaves the server.
 */
export function translateError(
  error: GraphQLFormattedError,
  original: unknown,
  request: { locale: Locale; requestId: string },
  logger: Logger,
): GraphQLFormattedError {
  const extensions = (error.extensions ?? {}) as Extensions;
  if (isVariableFault(error)) return translated(error, { code: 'BAD_USER_INPUT' }, request.locale);
  if (extensions.code && OURS.has(extensions.code)) return translated(error, extensions, request.locale);
  const cause = original instanceof GraphQLError ? (original.originalError ?? original) : original;
  const down = DOWN.has((cause as { code?: string } | undefined)?.code ?? '');
  logger.error(
    {
      requestId: request.requestId,
      path: error.path?.join('.'),
      error: cause instanceof Error ? cause.message : error.message,
      stack: cause instanceof Error ? cause.stack : undefined,
    },
    down ? 'a dependency is down' : 'unexpected error',
  );
  return {
    message: message(down ? 'errors.unavailable' : 'errors.internal', { requestId: request.requestId }, request.locale),
    ...(error.path && { path: error.path }),
    ...(error.locations && { locations: error.locations }),
    extensions: { code: down ? 'UNAVAILABLE' : 'INTERNAL', requestId: request.requestId, retryable: down },
  };
}

function translated(error: GraphQLFormattedError, extensions: Extensions, locale: Locale): GraphQLFormattedError {
  const { messageKey, facts, issues, code } = extensions;
  return {
    message: messageKey && hasMessage(messageKey, locale) ? message(messageKey, facts ?? {}, locale) : error.message,
    ...(error.path && { path: error.path }),
    ...(error.locations && { locations: error.locations }),
    extensions: {
      code,
      ...(issues && {
        issues: issues.map((issue) => ({
          path: issue.path,
          code: issue.code,
          message: message(`input.${issue.code}`, issue.facts ?? {}, locale),
        })),
      }),
    },
  };
}

/** A variable of a wrong type. graphql-js says so by its message alone; the text names the field and is for developers. */
function isVariableFault({ message: text, path }: GraphQLFormattedError): boolean {
  return (
    path === undefined &&
    /^Variable "\$\w+" (got invalid value|has invalid value|of required type|of non-null type) /.test(text)
  );
}

const BAD_REQUEST = 400;

/** Rewrites the errors of an answer once it is complete; formatError alone does not know who asked. */
export function errorsPlugin(logger: Logger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      const originals = new Map<string, unknown>();
      return {
        didEncounterErrors: async ({ errors }) => {
          for (const error of errors) originals.set(keyOf(error), error);
        },
        willSendResponse: async ({ response, contextValue }) => {
          if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
          const { singleResult } = response.body;
          const request = { locale: contextValue.locale ?? 'vi', requestId: contextValue.requestId ?? '-' };
          if (singleResult.errors?.every(isVariableFault)) response.http.status = BAD_REQUEST;
          singleResult.errors = singleResult.errors?.map((error) =>
            translateError(error, originals.get(keyOf(error)), request, logger),
          );
        },
      };
    },
  };
}

const keyOf = (error: GraphQLFormattedError): string => `${error.path?.join('.') ?? ''}|${error.message}`;
