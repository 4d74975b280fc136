package io.portcullis.connectors.ca.watch;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.AliasType;
import io.portcullis.model.Probe;
import io.portcullis.model.Statement.ServiceProbed;
import io.portcullis.model.SubjectKind;

/**
 * What the hub saw when it looked at revocation services itself: a signal about the authority for
 * each. It is no type of source that can be configured.
 */
public final class ProbeParser implements Parser {
  @Override
  public String type() {
    return "revocation-probe";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    try {
      RecordReader<ProbeRow> reader = (row, place) -> row(row, context, place);
      List<ProbeRow> rows = Json.read(body, ProbeReading.class).rows();
      return IntStream.range(0, rows.size()).mapToObj(i -> reader.guarded(rows.get(i), i)).toList();
    } catch (UncheckedIOException e) {
      return List.of(new Parsed.Broken("no look at revocation services", 0));
    }
  }

  private static Parsed row(ProbeRow row, ParseContext context, long place) {
    Signals signals = new Signals(context, place, "", context.receivedAt(), Actor.UNKNOWN);
    return signals
        .say(
            SubjectKind.AUTHORITY,
            new Aliases().add(AliasType.AUTHORITY_NAME, row.issuer()).list(),
            new ServiceProbed(row.service(), row.probe()))
        .with(ecs(row, context.receivedAt()));
  }

  private static Ecs ecs(ProbeRow row, Instant at) {
    Probe probe = row.probe();
    Ecs ecs =
        new Ecs(at, "Portcullis", "portcullis.watch")
            .kind("network", "info")
            .put("event.action", "revocation-service-probed")
            .put("event.reason", probe.detail())
            .outcome(probe.result() == Probe.Result.ANSWERED)
            .put("url.original", row.service().url())
            .put("revocation.authority", row.authority())
            .put("revocation.issuer", row.issuer())
            .put("revocation.service", word(row.service().kind()))
            .put("revocation.result", word(probe.result()))
            .put("revocation.latency_ms", row.millis())
            .put("revocation.agreement", word(probe.agreement().kind()))
            .put("revocation.difference", probe.agreement().detail());
    probe
        .crl()
        .ifPresent(
            crl ->
                ecs.put("revocation.crl.this_update", crl.thisUpdate().toString())
                    .put("revocation.crl.next_update", crl.nextUpdate().toString())
                    .put("revocation.crl.number", crl.number())
                    .put("revocation.crl.bytes", crl.bytes())
                    .put("revocation.crl.entries", crl.entries()));
    return ecs;
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
