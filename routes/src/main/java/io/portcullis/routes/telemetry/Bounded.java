package io.portcullis.routes.telemetry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

/**
 * A share of what comes, and so many a second at most of each kind of beginning: a thousand logins
 * do not take the place of signals.
 */
final class Bounded implements Sampler {
  private static final long SECOND = 1_000_000_000L;

  private final Sampler share;
  private final int perSecond;
  private final LongSupplier nanos;
  private long second;
  private final Map<String, Integer> begun = new HashMap<>();

  /**
   * @param share from 0 to 1
   * @param nanos a clock that never goes back
   */
  Bounded(double share, int perSecond, LongSupplier nanos) {
    this.share = Sampler.traceIdRatioBased(share);
    this.perSecond = perSecond;
    this.nanos = nanos;
    this.second = nanos.getAsLong();
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String trace,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    SamplingResult result = share.shouldSample(parent, trace, name, kind, attributes, links);
    return result.getDecision() == SamplingDecision.DROP || room(name)
        ? result
        : SamplingResult.drop();
  }

  /** Names are the hub's own, a handful. */
  private synchronized boolean room(String name) {
    long now = nanos.getAsLong();
    if (now - second >= SECOND) {
      second = now;
      begun.clear();
    }
    return begun.merge(name, 1, Integer::sum) <= perSecond;
  }

  @Override
  public String getDescription() {
    return "%s, %d a second at most".formatted(share.getDescription(), perSecond);
  }
}
