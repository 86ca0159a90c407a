import { ROOT_CONTEXT, type TextMapGetter } from '@opentelemetry/api';
import { type ExportResult, ExportResultCode, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type ReadableSpan, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import { VERSION } from '../version.ts';
import type { Logger } from './logger.ts';
import { type RequestTracing, useTracing } from './plugins/use-tracing.ts';
import { within } from './within.ts';

/** Traces of what the server does, on their way to a collector. */
export interface Tracing extends RequestTracing {
  /** Sends what has not been sent yet, within a second. */
  close(): Promise<void>;
}

export interface TracingOptions {
  /** The collector's address, without the path of the traces, as OpenTelemetry has it. */
  readonly to: string;
  readonly logger: Logger;
  /** Milliseconds in which a batch is to be sent, or it is lost. */
  readonly sendLimit?: number;
}

/** Milliseconds that closing waits for a collector. */
const CLOSE_LIMIT_MS = 1_000;

const HEADERS: TextMapGetter<Headers> = { get: (headers, name) => headers.get(name) ?? undefined, keys: (headers) => [...headers.keys()] };

/**
 * Sends traces over OTLP/HTTP in batches. All further settings are those of OpenTelemetry itself: `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER`,
 * `OTEL_EXPORTER_OTLP_HEADERS`. Nothing but a warning comes of a collector that cannot be reached: its traces are lost.
 */
export function openTracing({ to, logger, sendLimit = 5_000 }: TracingOptions): Tracing {
  const url = `${to.replace(/\/+$/, '')}/v1/traces`;
  const exporter = warning(new OTLPTraceExporter({ url, timeoutMillis: sendLimit }), logger);
  const ours = resourceFromAttributes({ 'service.name': 'bibliograph', 'service.version': VERSION });
  const resource = defaultResource()
    .merge(ours)
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new BasicTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(exporter)] });
  const propagator = new W3CTraceContextPropagator();
  const tracing = useTracing(provider.getTracer('bibliograph', VERSION), ({ headers }) =>
    propagator.extract(ROOT_CONTEXT, headers, HEADERS),
  );
  return { ...tracing, close: () => within(CLOSE_LIMIT_MS, () => provider.shutdown(), undefined) };
}

/** The same exporter, which says in the log when it begins to fail and when it works again. */
function warning(exporter: SpanExporter, logger: Logger): SpanExporter {
  let isFailing = false;
  const told = ({ code, error }: ExportResult) => {
    const hasFailed = code === ExportResultCode.FAILED;
    if (hasFailed && !isFailing) logger.warn({ error }, 'traces cannot be sent, and are lost until they can');
    if (!hasFailed && isFailing) logger.info('traces can be sent again');
    isFailing = hasFailed;
  };
  return {
    export(spans: ReadableSpan[], done: (result: ExportResult) => void) {
      exporter.export(spans, (result) => {
        told(result);
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}
