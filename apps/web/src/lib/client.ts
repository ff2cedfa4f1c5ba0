import { cacheExchange, Client, fetchExchange, subscriptionExchange } from 'urql';
import { createClient as createSocket, type Client as Socket } from 'graphql-ws';
import { storedLocale } from './language';

let socket: Socket | undefined;
/** Opened with the first subscription only: a visitor who just reads costs no socket. */
function liveSocket(): Socket {
  socket ??= createSocket({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    lazy: true,
    connectionParams: { locale: storedLocale() },
  });
  return socket;
}

/** One client for each sign-in: what one person has read is never shown to the next. */
export function createGraphqlClient(): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: () => ({ headers: { 'accept-language': storedLocale() }, credentials: 'same-origin' }),
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({
            unsubscribe: liveSocket().subscribe({ ...request, query: request.query ?? '' }, sink as never),
          }),
        }),
      }),
    ],
  });
}
