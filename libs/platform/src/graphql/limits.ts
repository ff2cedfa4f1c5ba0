import type { ApolloServerPlugin } from '@apollo/server';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { DEFAULT_PAGE } from '../database/paging';
import type { RequestContext } from './request-context';

/** Levels of fields in one query. The deepest page of the portal needs nine. */
export const DEEPEST = 14;
/** Points in one query: a field counts 1, a list its rows times what is in each and 15 for its statements. */
export const COSTLIEST = 20_000;
/** Tokens in one document; bounds parsing before anything else looks at it. */
export const MOST_TOKENS = 5_000;

const LIST = 15;

function cost({ args, childComplexity, field }: ComplexityEstimatorArgs): number {
  const isConnection = /Connection!?$/.test(String(field.type));
  if (!isConnection) return 1 + childComplexity;
  const first: unknown = args['first'];
  const rows = typeof first === 'number' && first >= 0 ? first : DEFAULT_PAGE;
  return LIST + Math.max(rows, 1) * Math.max(childComplexity, 1);
}

/** Depth of a document through its fragments; introspection is not counted. */
export function depthOf(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const known = new Map<string, number>();
  const depth = (set: SelectionSetNode | undefined): number => {
    let deepest = 0;
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) {
        if (!node.name.value.startsWith('__')) deepest = Math.max(deepest, 1 + depth(node.selectionSet));
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        deepest = Math.max(deepest, depth(node.selectionSet));
      } else {
        const name = node.name.value;
        if (!known.has(name)) {
          known.set(name, 0); // a cycle of fragments is refused by validation; here it must only end
          known.set(name, depth(fragments.get(name)?.selectionSet));
        }
        deepest = Math.max(deepest, known.get(name) ?? 0);
      }
    }
    return deepest;
  };
  return Math.max(
    0,
    ...document.definitions.map((node) => (node.kind === Kind.OPERATION_DEFINITION ? depth(node.selectionSet) : 0)),
  );
}

/**
 * What a web socket may ask: subscriptions, within the same depth. Queries and mutations go over HTTP, where they are
 * limited, logged and answered with a status. Null when the document will do.
 */
export function socketRefusal(query: string): GraphQLError | null {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: MOST_TOKENS });
  } catch (error) {
    return new GraphQLError((error as Error).message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
  const others = document.definitions.some(
    (node) => node.kind === Kind.OPERATION_DEFINITION && node.operation !== OperationTypeNode.SUBSCRIPTION,
  );
  if (others) return wrongTransport('errors.socket-for-subscriptions');
  return depthOf(document) > DEEPEST ? tooMuch('QUERY_TOO_DEEP', 'errors.query-too-deep', { largest: DEEPEST }) : null;
}

function wrongTransport(messageKey: string): GraphQLError {
  return new GraphQLError('wrong transport', {
    extensions: { code: 'BAD_REQUEST', messageKey, http: { status: 400 } },
  });
}

/** Refuses queries that are too deep or too costly before anything runs, and subscriptions over plain HTTP. */
export const limitsPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, schema, request, operationName, operation }) => {
      if (operation?.operation === OperationTypeNode.SUBSCRIPTION)
        throw wrongTransport('errors.subscription-needs-socket');
      const depth = depthOf(document);
      if (depth > DEEPEST) throw tooMuch('QUERY_TOO_DEEP', 'errors.query-too-deep', { largest: DEEPEST });
      const points = getComplexity({
        schema,
        query: document,
        variables: request.variables ?? {},
        ...(operationName && { operationName }),
        estimators: [cost],
      });
      if (points > COSTLIEST) {
        throw tooMuch('QUERY_TOO_COSTLY', 'errors.query-too-costly', { largest: COSTLIEST, cost: points });
      }
    },
  }),
};

function tooMuch(code: string, messageKey: string, facts: Record<string, number>): GraphQLError {
  return new GraphQLError(code, { extensions: { code, messageKey, facts, http: { status: 400 } } });
}
