package io.portcullis.evidence.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.checkpoint.Algorithm;
import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.Counter;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.Merkle;
import io.portcullis.evidence.checkpoint.Part;
import io.portcullis.evidence.checkpoint.Range;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.checkpoint.Witness;
import io.portcullis.evidence.export.ExportWriter;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.SealedDocument;
import io.portcullis.model.evidence.Unsealed;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A hub's trail, sealed and signed as the hub does it, for tests to damage. */
final class Trail {
  static final Instant T0 = Instant.parse("2026-03-04T05:06:07Z");
  private static final String SALT = "ab".repeat(32);

  final KeyPair pair;
  final CheckpointKey key;
  final Map<String, List<String>> chains = new TreeMap<>();
  final List<SignedCheckpoint> checkpoints = new ArrayList<>();
  final List<Witness> witnesses = new ArrayList<>();
  private final Map<String, Head> heads = new TreeMap<>();
  private final Map<String, List<SealedDocument>> fresh = new TreeMap<>();
  private final Map<String, Range> ranges = new TreeMap<>();
  private final List<Counter> counters = new ArrayList<>();
  private Instant now = T0;
  private int made;

  Trail() {
    pair = pair();
    key = new CheckpointKey(pair.getPublic());
  }

  static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two chains of forty records each, four checkpoints, the third of which is witnessed. */
  static Trail usual() {
    Trail trail = new Trail();
    for (int i = 0; i < 4; i++) {
      for (int n = 0; n < 10; n++) {
        trail.record("c0", Dataset.values()[n % 4]);
        trail.record("c1", Dataset.values()[n % 4]);
      }
      trail.counter("intake/0", 100L * (i + 1)).checkpoint();
      if (i == 2) {
        trail.witness();
      }
    }
    return trail;
  }

  Trail record(String chain, Dataset dataset) {
    return record(chain, dataset, Map.of());
  }

  Trail record(String chain, Dataset dataset, Map<String, Object> more) {
    now = now.plusSeconds(1);
    Map<String, Object> document = new LinkedHashMap<>(more);
    document.put("event", Map.of("action", "hold", "reason", "naïve \"zoë\"\t\u0001" + made));
    document.put("user", Map.of("name", "ada" + made));
    document.put("source", Map.of("ip", "192.0.2.1", "port", 7L));
    AuditRecord record = new AuditRecord("rec-" + made++, dataset, now, "dev-1", document);
    Unsealed unsealed = Unsealed.of(record, SALT);
    Seal seal = unsealed.seal(chain, heads.getOrDefault(chain, Head.START));
    heads.put(chain, seal.head());
    chains.computeIfAbsent(chain, c -> new ArrayList<>()).add(text(unsealed.with(seal)));
    fresh
        .computeIfAbsent(chain, c -> new ArrayList<>())
        .add(new SealedDocument(record.complete(), seal));
    return this;
  }

  Trail counter(String name, long value) {
    counters.removeIf(c -> c.name().equals(name));
    counters.add(new Counter(name, value));
    return this;
  }

  Trail at(Instant at) {
    now = at;
    return this;
  }

  Trail checkpoint() {
    return checkpoint(UnaryOperator.identity());
  }

  Trail checkpoint(UnaryOperator<Checkpoint> change) {
    now = now.plusSeconds(1);
    chains.keySet().forEach(chain -> ranges.put(chain, range(chain)));
    fresh.clear();
    Checkpoint checkpoint =
        new Checkpoint(
            Kind.CHECKPOINT,
            checkpoints.size() + 1,
            "portcullis",
            now,
            checkpoints.isEmpty() ? Checkpoint.NONE : checkpoints.getLast().checkpoint().hash(),
            List.copyOf(ranges.values()),
            counters,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());
    checkpoints.add(signed(change.apply(checkpoint), pair));
    return this;
  }

  static SignedCheckpoint signed(Checkpoint checkpoint, KeyPair by) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(by.getPrivate());
      signature.update(checkpoint.signed());
      return new SignedCheckpoint(
          checkpoint,
          Algorithm.ECDSA,
          new CheckpointKey(by.getPublic()).id(),
          Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Trail witness() {
    Checkpoint last = checkpoints.getLast().checkpoint();
    witnesses.add(new Witness(last.number(), last.hash(), Witness.By.SYSLOG, now, ""));
    return this;
  }

  private Range range(String chain) {
    Range before = ranges.getOrDefault(chain, new Range(chain, 1, 0, "", "", 0, List.of()));
    List<SealedDocument> mine = fresh.getOrDefault(chain, List.of());
    Map<String, Merkle> parts = new TreeMap<>();
    Map<String, Long> counts = new TreeMap<>();
    Merkle all = new Merkle();
    for (SealedDocument one : mine) {
      String dataset = ((Map<?, ?>) one.document().get("data_stream")).get("dataset").toString();
      all.add(one.seal().hash());
      parts.computeIfAbsent(dataset, d -> new Merkle()).add(one.seal().hash());
      counts.merge(dataset, 1L, Long::sum);
    }
    return new Range(
        chain,
        before.to() + 1,
        before.to() + mine.size(),
        all.root(),
        heads.get(chain).hash(),
        before.to() + mine.size(),
        parts.entrySet().stream()
            .map(p -> new Part(p.getKey(), counts.get(p.getKey()), p.getValue().root()))
            .toList());
  }

  /** The first record of its only chain. */
  String first() {
    return chains.values().iterator().next().getFirst();
  }

  /** As an export of all of it. */
  Path write(Path folder) {
    return write(folder, false);
  }

  Path write(Path folder, boolean packed) {
    try (ExportWriter writer = ExportWriter.into(folder, packed)) {
      Path lines = Files.createTempFile("lines", ".ndjson");
      Files.write(lines, checkpoints.stream().map(c -> text(c.line())).toList());
      writer.checkpoints(lines);
      Files.write(lines, witnesses.stream().map(w -> text(w.line())).toList());
      writer.witnesses(lines);
      Files.delete(lines);
      writer.key(key);
      for (String chain : chains.keySet()) {
        writer.chain(chain, Records.Extent.WHOLE, new Kept(chains));
      }
      writer.end(now, "ada", "elasticsearch", true);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a record apart, as a forger would. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> document(String line) {
    return Json.read(line.getBytes(UTF_8), Map.class);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
