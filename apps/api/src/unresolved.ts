import { isObjectType, type GraphQLSchema } from 'graphql';

/** Root fields without a resolver: in a schema-first server they would quietly answer null. */
export function unresolvedRootFields(schema: GraphQLSchema): string[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    .filter((type) => isObjectType(type))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => !field.resolve && !field.subscribe)
        .map((field) => `${type.name}.${field.name}`),
    );
}

/** Stops the start when a root field of the schema is resolved by nobody. */
export function refuseUnresolved(schema: GraphQLSchema): GraphQLSchema {
  const missing = unresolvedRootFields(schema);
  if (missing.length > 0) throw new Error(`nobody resolves ${missing.join(', ')}`);
  return schema;
}
