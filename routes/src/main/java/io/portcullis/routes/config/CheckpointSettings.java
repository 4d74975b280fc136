package io.portcullis.routes.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signed statements of how far the chains have come.
 *
 * @param every after so long, when there are new records
 * @param everyRecords after so many, however fast they come
 * @param file that they are appended to; left out: checkpoints/checkpoints.ndjson in the data
 *     folder
 * @param groupReads whether the file's group may read it
 * @param key that signs; left out: one in the data folder, made at the first start
 * @param formerKey the one before it, so that it can name the new one
 */
public record CheckpointSettings(
    @Default("10s") Duration every,
    @Default("10000") int everyRecords,
    Optional<Path> file,
    @Default("false") boolean groupReads,
    Optional<SigningKey> key,
    Optional<SigningKey> formerKey) {
  private static final int MOST_RECORDS = 1_000_000;

  /** Where a key lies that signs checkpoints. */
  public sealed interface SigningKey {
    /**
     * @param token name of one of enforcers.hsm
     * @param id CKA_ID in hex
     */
    record Pkcs11(String token, String id) implements SigningKey {
      public Pkcs11 {
        new Checks()
            .filled(token, "token")
            .that(id.matches("([0-9a-f]{2}){1,256}"), "id", "must be CKA_ID in lower-case hex")
            .end();
      }
    }

    /**
     * @param key PKCS #8 in PEM, encrypted or not, and the public key after it
     * @param passphrase of an encrypted one
     */
    record File(SecretRef key, Optional<SecretRef> passphrase) implements SigningKey {}
  }

  public CheckpointSettings {
    new Checks()
        .between(every, Duration.ofSeconds(1), Duration.ofHours(1), "every")
        .that(
            everyRecords >= 1 && everyRecords <= MOST_RECORDS,
            "every-records",
            "must be 1 to " + MOST_RECORDS)
        .that(key.isPresent() || formerKey.isEmpty(), "former-key", "goes with key")
        .end();
  }

  /** Whether the tokens that hold keys are among those. */
  boolean at(List<HsmSettings> tokens) {
    return Stream.of(key, formerKey)
        .flatMap(Optional::stream)
        .allMatch(
            k ->
                !(k instanceof SigningKey.Pkcs11 own)
                    || tokens.stream().anyMatch(t -> t.name().equals(own.token())));
  }

  /** Where they are written. */
  public Path file(Path data) {
    return file.orElseGet(() -> data.resolve("checkpoints").resolve("checkpoints.ndjson"));
  }
}
