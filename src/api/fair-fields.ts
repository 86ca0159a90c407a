import { type GraphQLFieldResolver, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import type { Context } from './context.ts';

type Resolver = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>;

const NEVER = new Promise<never>(() => undefined);

/**
 * Has no field of the schema keep the event loop for long: what is below the items of a long list is resolved in turns, and fields that fail
 * are counted in the context of their request.
 */
export function withFairFields(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  for (const field of types.filter(isObjectType).flatMap((type) => Object.values(type.getFields())))
    if (field.resolve !== undefined) field.resolve = fair(field.resolve as Resolver);
  return schema;
}

function fair(resolve: Resolver): Resolver {
  return (parent, args, ctx, info) => {
    let value: unknown;
    try {
      value = resolve(parent, args, ctx, info);
    } catch (error) {
      return failed(error, ctx);
    }
    if (!(value instanceof Promise)) return inTurns(value, ctx);
    return value.then(
      (found) => inTurns(found, ctx),
      (error: unknown) => failed(error, ctx),
    );
  };
}

function inTurns(value: unknown, { turns }: Context): unknown {
  return Array.isArray(value) ? turns.items(value) : value;
}

/** Counts it, and throws it. Nothing waits for what belongs to a request that has ended, and each error would cost as much as before. */
function failed(error: unknown, { onFailed, signal }: Context): Promise<never> {
  onFailed(error);
  if (signal.aborted) return NEVER;
  throw error;
}
