import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Request, Response } from 'express';
import { localeFrom } from '@i18n/message';
import { errorsPlugin, translateError } from '@platform/graphql/errors';
import { limitsPlugin, MOST_TOKENS, socketRefusal } from '@platform/graphql/limits';
import { renderMessages } from '@platform/graphql/rendered-messages';
import type { RequestContext } from '@platform/graphql/request-context';
import type { RequestContextFactory } from '@platform/graphql/request-context-factory';
import { SESSION_COOKIE, type Incoming } from '@platform/graphql/request-context-factory';
import { SCALARS } from '@platform/graphql/scalars';
import { enforceTiers } from '@platform/graphql/tiers';
import type { Logger } from '@platform/observe/logger';
import { committedSchema } from '@schema/sdl';
import { explorerPlugin } from './explorer';
import { refuseUnresolved } from './unresolved';

/** How long a web socket may stay silent before it has said who it is. */
const CONNECTION_INIT_MS = 5_000;

/** Options of the one GraphQL endpoint, `/graphql`, over HTTP and over web sockets (graphql-ws). */
export function graphqlOptions(contexts: RequestContextFactory, logger: Logger): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    typeDefs: committedSchema(),
    resolvers: SCALARS,
    transformSchema: (schema) => enforceTiers(renderMessages(refuseUnresolved(schema))),
    playground: false,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    plugins: [ApolloServerPluginCacheControlDisabled(), limitsPlugin, errorsPlugin(logger), explorerPlugin()],
    context: contextOf(contexts),
    subscriptions: {
      'graphql-ws': {
        path: '/graphql',
        connectionInitWaitTimeout: CONNECTION_INIT_MS,
        ...socketHooks(logger),
      } as never,
    },
  };
}

interface SocketContext {
  readonly connectionParams?: Record<string, unknown>;
  readonly extra?: { readonly request?: { readonly lienket?: RequestContext } };
}

/** What HTTP has as Apollo's plugins, for the web socket: its limits, and errors in the reader's language. */
function socketHooks(logger: Logger) {
  const translate = (context: SocketContext, errors: readonly GraphQLError[]): GraphQLError[] => {
    const request = context.extra?.request?.lienket;
    const asked = context.connectionParams?.['acceptLanguage'];
    const locale = request?.locale ?? localeFrom(typeof asked === 'string' ? asked : undefined);
    const facts = { locale, requestId: request?.requestId ?? '-' };
    return errors.map((error) => translateError(coded(error).toJSON(), error, facts, logger)) as GraphQLError[];
  };
  return {
    onSubscribe: (_context: SocketContext, _id: string, payload: { query: string }) => {
      const no = socketRefusal(payload.query);
      return no ? [no] : undefined;
    },
    onError: (context: SocketContext, _id: string, _payload: unknown, errors: readonly GraphQLError[]) =>
      translate(context, errors),
    onNext: (context: SocketContext, _id: string, _payload: unknown, _args: unknown, result: ExecutionResult) =>
      result.errors ? { ...result, errors: translate(context, result.errors) } : undefined,
  };
}

/** graphql-ws validates by itself and gives its errors no code. */
function coded(error: GraphQLError): GraphQLError {
  const fromValidation = !error.extensions['code'] && !error.path && !error.originalError;
  if (!fromValidation) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

interface HttpArguments {
  req: Request;
  res: Response;
}
interface SocketArguments {
  connectionParams?: Record<string, unknown>;
  extra: { request: IncomingMessage & { lienket?: RequestContext } };
}

function contextOf(contexts: RequestContextFactory) {
  return async (incoming: HttpArguments | SocketArguments): Promise<RequestContext> => {
    if ('extra' in incoming && incoming.extra?.request) {
      const context = await contexts.create(fromSocket(incoming));
      incoming.extra.request.lienket = context;
      return context;
    }
    const { req, res } = incoming as HttpArguments;
    const context = await contexts.create(fromHttp(req, res));
    res.setHeader('x-request-id', context.requestId);
    return context;
  };
}

function fromHttp(req: Request, res: Response): Incoming {
  return {
    authorization: req.headers.authorization,
    cookie: req.headers.cookie,
    acceptLanguage: req.headers['accept-language'],
    requestId: req.headers['x-request-id'] as string | undefined,
    address: req.ip ?? '',
    userAgent: req.headers['user-agent'] ?? '',
    setSessionCookie: (token) => setCookie(res, token, req.secure),
  };
}

/** Browsers can not set headers on a web socket, so the token may come in the first message instead. */
function fromSocket({ connectionParams = {}, extra }: SocketArguments): Incoming {
  const { request } = extra;
  const text = (key: string): string | undefined => {
    const value = connectionParams[key];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    authorization: text('authorization') ?? text('Authorization') ?? request.headers.authorization,
    cookie: sameOrigin(request) ? request.headers.cookie : undefined,
    acceptLanguage: text('acceptLanguage') ?? request.headers['accept-language'],
    requestId: text('requestId'),
    address: request.socket.remoteAddress ?? '',
    userAgent: request.headers['user-agent'] ?? '',
  };
}

/** A page of another site may open a socket with our cookie: its cookie is not believed. */
function sameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (!origin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

function setCookie(res: ServerResponse, token: string | null, secure: boolean): void {
  const life = token === null ? 'Max-Age=0' : `Max-Age=${30 * 86_400}`;
  const value = `${SESSION_COOKIE}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; ${life}${secure ? '; Secure' : ''}`;
  res.setHeader('Set-Cookie', value);
}
