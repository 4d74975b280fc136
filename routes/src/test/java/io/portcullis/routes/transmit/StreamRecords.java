package io.portcullis.routes.transmit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import io.portcullis.connectors.idp.ssf.transmit.SetMaker.Claims;
import io.portcullis.model.evidence.AuditRecord;

/** What became of tokens, as records. */
public final class StreamRecords {
  private StreamRecords() {}

  public static List<AuditRecord> all(Instant at) {
    List<AuditRecord> records = new ArrayList<>();
    StreamBook book =
        new StreamBook(
            "okta", records::add, new SimpleMeterRegistry(), Clock.fixed(at, ZoneOffset.UTC));
    Claims claims = new Claims("set-1", "session-revoked", Map.of("txn", "tx-1"));
    book.taken(claims, "dev-1");
    book.refused(claims, "dev-1", "invalid_key", "the key of ada is not known");
    book.lost(Offsets.NONE, Offsets.NONE.with(0, 20));
    return records;
  }
}
