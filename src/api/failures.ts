import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { BibliographError } from '../errors.ts';
import type { Context } from './context.ts';

/** Fields of one request that may fail: the error of a field costs as much as many values, and no price tells of it beforehand. */
export const MOST_FAILED = 1_000;

/** Has every field of the schema that fails counted in the context of its request. */
export function withFailuresCounted(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
  for (const field of types.flatMap((type) => Object.values(type.getFields())))
    if (field.resolve !== undefined) field.resolve = counted(field.resolve as Resolver);
  return schema;
}

const NEVER = new Promise<never>(() => undefined);

type Resolver = GraphQLFieldResolver<unknown, Context, Record<string, unknown>, unknown>;

function counted(resolve: Resolver): Resolver {
  return (parent, args, ctx, info) => {
    const failed = (error: unknown): unknown => {
      ctx.onFailed(error);
      // Nothing waits for what belongs to a request that has ended, and each error would cost as much as before.
      if (ctx.signal.aborted) return NEVER;
      throw error;
    };
    try {
      const value = resolve(parent, args, ctx, info);
      return value instanceof Promise ? value.catch(failed) : value;
    } catch (error) {
      return failed(error);
    }
  };
}

/** Counts what fails, and ends the request by `end` when that is too much. */
export function failureCount(end: (reason: BibliographError) => void): (error: unknown) => void {
  let count = 0;
  return (error) => {
    count += 1;
    if (count === MOST_FAILED + 1) end(tooManyFailed(error));
  };
}

function tooManyFailed(last: unknown): BibliographError {
  const why = last instanceof BibliographError ? ` The last was told: ${last.told}` : '';
  return new BibliographError('TOO_COMPLEX', `More than ${MOST_FAILED} fields of this request failed.${why}`, {
    details: { rule: 'failures', limit: MOST_FAILED },
    cause: last,
  });
}
