import { type Context, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { type ExecutionArgs, getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { isProbe, knownPath } from '../known-path.ts';
import { factsOf } from '../request-facts.ts';

/** How requests are traced. */
export interface RequestTracing {
  readonly plugin: Plugin;
  /** To be told of each statement that this request has asked of the database, in milliseconds; no rows are those of one that failed. */
  readonly queried: (request: Request) => (statement: string, ms: number, rows: number | null) => void;
}

/** The spans of a request: its own, which holds that of its execution, which holds those of statements. */
interface Traced {
  readonly whole: Span;
  readonly context: Context;
  execution: { readonly span: Span; readonly context: Context } | null;
}

/**
 * A span for each request except for probes, one for what it executes, one for each statement. They name operations and statements, and never
 * hold a document, a variable or a parameter. `contextOf` tells the trace that a request says it is part of.
 */
export function useTracing(tracer: Tracer, contextOf: (request: Request) => Context): RequestTracing {
  const traced = new WeakMap<Request, Traced>();
  const start = (name: string, kind: SpanKind, within: Context, attributes: Record<string, string>, startTime?: number) => {
    const span = tracer.startSpan(name, { kind, attributes, ...(startTime === undefined ? {} : { startTime }) }, within);
    return { span, context: trace.setSpan(within, span) };
  };
  const plugin: Plugin = {
    onRequest({ request, url: { pathname } }) {
      if (isProbe(pathname)) return;
      const { method } = request;
      const route = knownPath(pathname);
      const attributes = { 'http.request.method': method, 'http.route': route, 'bibliograph.request.id': factsOf(request).id };
      const { span, context } = start(`${method} ${route}`, SpanKind.SERVER, contextOf(request), attributes);
      factsOf(request).trace = span.spanContext().traceId;
      traced.set(request, { whole: span, context, execution: null });
    },
    onExecute({ args }) {
      const found = traced.get(args.contextValue.request);
      const operation = operationOf(args);
      if (found === undefined || operation === null) return;
      const { operation: type, name } = operation;
      const attributes = { 'graphql.operation.type': type, ...(name === undefined ? {} : { 'graphql.operation.name': name.value }) };
      found.execution = start(type, SpanKind.INTERNAL, found.context, attributes);
      return { onExecuteDone: () => found.execution?.span.end() };
    },
    onResponse({ request, response: { status } }) {
      const found = traced.get(request);
      if (found === undefined) return;
      traced.delete(request);
      const { codes } = factsOf(request);
      // One that was broken off has not come to its end.
      if (found.execution?.span.isRecording() === true) found.execution.span.end();
      found.whole.setAttribute('http.response.status_code', status);
      if (codes.length > 0) found.whole.setAttribute('error.type', codes.join(' '));
      if (status >= 500) found.whole.setStatus({ code: SpanStatusCode.ERROR });
      found.whole.end();
    },
  };
  const queried: RequestTracing['queried'] = (request) => (statement, ms, rows) => {
    const found = traced.get(request);
    if (found === undefined) return;
    const attributes = { 'db.system.name': 'neo4j', 'db.query.summary': statement };
    const { span } = start(statement, SpanKind.CLIENT, (found.execution ?? found).context, attributes, Date.now() - ms);
    if (rows === null) span.setStatus({ code: SpanStatusCode.ERROR });
    else span.setAttribute('db.response.returned_rows', rows);
    span.end();
  };
  return { plugin, queried };
}

function operationOf({ document, operationName }: ExecutionArgs): OperationDefinitionNode | null {
  return getOperationAST(document, operationName) ?? null;
}
