import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { BibliographError } from '../../errors.ts';
import { type Price, priceOf } from '../price.ts';
import { factsOf } from '../request-facts.ts';

export interface PriceLimits {
  readonly maxPrice: number;
  readonly maxIds: number;
}

/**
 * Reckons what a request costs before it runs, tells it in `extensions.cost` of every answer, and refuses what costs too much. Reckoned for
 * each request, as page sizes may be variables. A request whose own extensions say `{"cost": {"only": true}}` is told its price and not run.
 */
export function usePrice({ maxPrice, maxIds }: PriceLimits): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const found = priceOf(args);
      if (found === null) return;
      const { request, params } = args.contextValue as { request: Request; params: { extensions?: unknown } };
      const facts = factsOf(request);
      facts.price = found.price;
      facts.ids = found.ids;
      const fault = faultOf(found, maxPrice, maxIds);
      if (fault !== null) setResultAndStopExecution({ errors: [new GraphQLError(fault.message, { originalError: fault })] });
      else if (wantsPriceOnly(params.extensions)) setResultAndStopExecution({ data: null });
    },
    onResultProcess(event) {
      const { request, result } = event;
      const { price } = factsOf(request);
      if (price === null || Array.isArray(result) || Symbol.asyncIterator in result) return;
      event.setResult({ ...result, extensions: { ...result.extensions, cost: { price, limit: maxPrice } } });
    },
  };
}

function faultOf({ price, ids, dearest }: Price, maxPrice: number, maxIds: number): BibliographError | null {
  if (ids > maxIds) {
    const details = { rule: 'ids', limit: maxIds };
    return new BibliographError('TOO_COMPLEX', `This names ${ids} things to look up, of ${maxIds} at most: ask in several requests.`, {
      details,
    });
  }
  if (price <= maxPrice) return null;
  const most =
    dearest === null
      ? ''
      : ` Most of it, ${dearest.price}, is for ${dearest.path.join('.')}: ask for shorter pages or for fewer fields there.`;
  const message = `This costs ${price}, and ${maxPrice} is the most for one request.${most === '' ? ' Ask for fewer fields, or in several requests.' : most}`;
  return new BibliographError('TOO_COMPLEX', message, {
    details: { rule: 'price', limit: maxPrice, price, ...(dearest === null ? {} : { dearest }) },
  });
}

function wantsPriceOnly(extensions: unknown): boolean {
  if (typeof extensions !== 'object' || extensions === null || !('cost' in extensions)) return false;
  const { cost } = extensions;
  return typeof cost === 'object' && cost !== null && 'only' in cost && cost.only === true;
}
