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
    const inTurns = (value: unknown): unknown => (Array.isArray(value) ? ctx.turns.items(value) : value);
    const failed = (error: unknown): unknown => {
      ctx.onFailed(error);
      // Nothing waits for what belongs to a request that has ended, and each error would cost as much as before.
      if (ctx.signal.aborted) return NEVER;
      throw error;
    };
    try {
      const value = resolve(parent, args, ctx, info);
      return value instanceof Promise ? value.then(inTurns, failed) : inTurns(value);
    } catch (error) {
      return failed(error);
    }
  };
}
