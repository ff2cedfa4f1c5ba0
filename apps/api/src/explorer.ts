import type { ApolloServerPlugin } from '@apollo/server';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { RequestContext } from '@platform/graphql/request-context';

export const WELCOME = `# LienKet: a five-minute walk through the main job is in the README.
# The browser stays signed in after signIn; programs send Headers: { "authorization": "Bearer ..." }
query WhatIsForSale {
  offers(first: 5) {
    edges {
      node {
        id
        organisation { nameVi }
        commodity { name }
        availableQuantity { value unit }
      }
    }
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
