package io.portcullis.evidence.checkpoint;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.SealedDocument;
import io.portcullis.model.evidence.Unsealed;

/** Sealed records, checkpoints and keys to test with. */
final class Samples {
  static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");
  static final String SALT = "ab".repeat(32);

  private Samples() {}

  /** Sealed one after the other; number n is of kind n modulo 5. */
  static List<SealedDocument> chain(String name, int count) {
    List<SealedDocument> chain = new ArrayList<>();
    Head head = Head.START;
    for (int i = 1; i <= count; i++) {
      SealedDocument next = sealed(name, head, i, Map.of("event", Map.of("action", "step-" + i)));
      chain.add(next);
      head = next.seal().head();
    }
    return chain;
  }

  @SuppressWarnings("unchecked")
  static SealedDocument sealed(String chain, Head head, int number, Map<String, Object> fields) {
    Dataset dataset = Dataset.values()[number % Dataset.values().length];
    Unsealed record = Unsealed.of(new AuditRecord("r" + number, dataset, AT, "", fields), SALT);
    Seal seal = record.seal(chain, head);
    return SealedDocument.from(Json.read(record.with(seal), Map.class));
  }

  static Checkpoint checkpoint() {
    Part part = new Part("portcullis.signals", 2, "cd".repeat(32));
    Range range = new Range("c0", 1, 2, "ab".repeat(32), "ef".repeat(32), 3, List.of(part));
    return new Checkpoint(
        Kind.CHECKPOINT,
        1,
        "portcullis",
        AT,
        Checkpoint.NONE,
        List.of(range),
        List.of(new Counter("intake/0", 7)),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  static KeyPair pair(String family) throws Exception {
    return KeyPairGenerator.getInstance(family).generateKeyPair();
  }

  static SignedCheckpoint signed(Checkpoint checkpoint, KeyPair pair) throws Exception {
    Algorithm algorithm = Algorithm.of(pair.getPublic());
    Signature signature = Signature.getInstance(algorithm.word());
    signature.initSign(pair.getPrivate());
    signature.update(checkpoint.signed());
    String value = Base64.getEncoder().encodeToString(signature.sign());
    return new SignedCheckpoint(
        checkpoint, algorithm, new CheckpointKey(pair.getPublic()).id(), value);
  }
}
