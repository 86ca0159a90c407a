import {
  getNamedType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isIntrospectionType,
  isLeafType,
  isObjectType,
} from 'graphql';
import type { Context } from './context.ts';

type Resolver = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>;

/**
 * Has no field of the schema keep the event loop for long: what is below the items of a long list is resolved in turns, and fields that fail
 * are counted in the context of their request. Values that are just told need no resolver at all.
 */
export function withFairFields(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  for (const field of types.filter(isObjectType).flatMap((type) => Object.values(type.getFields()))) {
    if (field.resolve === undefined) continue;
    if (isTold(field)) delete field.resolve;
    else field.resolve = fair(field.resolve as Resolver);
  }
  return schema;
}

/** Whether it is a value that its parent has under its name, which is how GraphQL resolves what has no resolver. */
function isTold({ name, type, extensions }: GraphQLField<unknown, unknown>): boolean {
  return extensions.pothosExposedField === name && isLeafType(getNamedType(type));
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

/**
 * Counts it, and throws it. What belongs to a request that has ended is not waited for, and each error would cost as much as before: nothing
 * comes of it then. Each has a promise of its own for that, as whatever waits for a shared one would be kept with it for good.
 */
function failed(error: unknown, { onFailed, signal }: Context): Promise<never> {
  onFailed(error);
  if (signal.aborted) return new Promise(() => undefined);
  throw error;
}
