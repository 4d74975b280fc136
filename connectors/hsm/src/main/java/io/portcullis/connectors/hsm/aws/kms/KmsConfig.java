package io.portcullis.connectors.hsm.aws.kms;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The KMS keys of one account in one region.
 *
 * @param name as it stands in outcomes and in {@code doctor}
 * @param account twelve digits
 * @param region e.g. "eu-central-1"
 * @param endpoint of a private endpoint; empty: the region's own
 * @param credentials empty: as the SDK finds them (environment, container, instance)
 * @param timeout of one call to KMS; an action makes two
 * @param probe id of a key that {@code doctor} asks about; empty: one that does not exist
 */
public record KmsConfig(
    String name,
    String account,
    String region,
    Optional<URI> endpoint,
    Optional<Credentials> credentials,
    Duration timeout,
    Optional<String> probe) {

  /**
   * A user's or a role's keys.
   *
   * @param secret read anew for each call, so that a new one counts at once; {@code session} too
   */
  public record Credentials(
      String accessKeyId, Supplier<String> secret, Optional<Supplier<String>> session) {
    @Override
    public String toString() {
      return "Credentials[" + accessKeyId + "]";
    }
  }
}
