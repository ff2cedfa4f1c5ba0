import type { ApolloServerPlugin } from '@apollo/server';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { RequestContext } from '@platform/graphql/request-context';

const WELCOME = `# LienKet: a five-minute walk is in the README.
# Sign in, then put the token under Headers: { "authorization": "Bearer ..." }
query WhatIsForSale {
  offers(first: 5) {
    edges { node { id organisation { name } commodity { name } availableQuantity { value unit } } }
  }
}
`;

/** GraphiQL, from our own server whole: nothing is fetched from elsewhere. */
export function explorerPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    serverWillStart: async () => ({
      renderLandingPage: async () => ({
        html: renderGraphiQL({
          title: 'LienKet GraphQL',
          endpoint: '/graphql',
          subscriptionsProtocol: 'WS',
          defaultQuery: WELCOME,
        } as never),
      }),
    }),
  };
}
