package io.portcullis.routes.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.model.guard.Planned;
import io.portcullis.routes.api.ControlState;
import io.portcullis.routes.api.Status;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.transmit.StreamDuty;
import io.portcullis.routes.transmit.StreamState;
import io.portcullis.rules.RuleBook;

/** How the hub is, from its meters and its parts. */
public final class StatusReport {
  private static final String OBSERVES = "the hub only observes";

  private final PortcullisConfig config;
  private final MeterRegistry meters;
  private final Instant startedAt;

  public StatusReport(PortcullisConfig config, MeterRegistry meters, Instant startedAt) {
    this.config = config;
    this.meters = meters;
    this.startedAt = startedAt;
  }

  Status now(HubRuntime runtime) {
    ControlState control =
        runtime
            .middle()
            .map(m -> LiveHub.state(m.control().control()))
            .orElse(new ControlState(true, "", "the hub is starting", startedAt));
    int waiting =
        runtime
            .middle()
            .map(m -> (int) m.control().waiting().stream().filter(w -> w.needed() > 0).count())
            .orElse(0);
    return new Status(version(), startedAt, control, waiting, counts(), parts(runtime));
  }

  /** Of this hub's build. */
  static String version() {
    String version = StatusReport.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (Counter counter : meters.find("portcullis.intake").counters()) {
      counts.merge(counter.getId().getTag("what"), (long) counter.count(), Long::sum);
    }
    for (Counter counter : meters.find("portcullis.resolve").counters()) {
      counts.merge(counter.getId().getTag("became"), (long) counter.count(), Long::sum);
    }
    for (Counter counter : meters.find("portcullis.transmit").counters()) {
      counts.merge("set-" + counter.getId().getTag("what"), (long) counter.count(), Long::sum);
    }
    return counts;
  }

  private static Status.Part part(StreamDuty stream) {
    StreamState state = stream.state();
    return new Status.Part("stream", stream.stream(), state.good(), state.detail());
  }

  private static Status.Part planned(Planned plan) {
    return new Status.Part("planned", plan.id(), true, plan.describe());
  }

  private List<Status.Part> parts(HubRuntime runtime) {
    List<Status.Part> parts = new ArrayList<>();
    boolean running = runtime.middle().filter(Middle::running).isPresent();
    parts.add(
        new Status.Part(
            "kafka",
            runtime.middle().map(Middle::bootstrapServers).orElse(""),
            running,
            running ? "" : "the middle is not running"));
    runtime
        .enforcers()
        .all()
        .forEach(
            e ->
                parts.add(
                    new Status.Part(
                        e.kind().name().toLowerCase(java.util.Locale.ROOT), e.name(), true, "")));
    runtime.channels().forEach(c -> parts.add(new Status.Part("channel", c.name(), true, "")));
    runtime.streams().forEach(s -> parts.add(part(s)));
    runtime
        .canary()
        .ifPresent(c -> parts.add(new Status.Part("canary", c.name(), c.good(), c.detail())));
    runtime
        .selfTest()
        .map(SelfTestPart::report)
        .ifPresent(r -> parts.add(new Status.Part("evidence", "self-test", r.good(), r.detail())));
    runtime.middle().ifPresent(m -> m.control().planned().forEach(p -> parts.add(planned(p))));
    runtime
        .middle()
        .map(m -> m.shelf().active())
        .filter(RuleBook::observing)
        .ifPresent(b -> parts.add(new Status.Part("rules", b.digest(), true, OBSERVES)));
    config.sources().forEach(s -> parts.add(new Status.Part("source", s.name(), true, s.type())));
    return parts;
  }
}
