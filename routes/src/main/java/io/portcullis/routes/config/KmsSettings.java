package io.portcullis.routes.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The AWS KMS keys of one account in one region.
 *
 * @param account twelve digits
 * @param region e.g. eu-central-1
 * @param endpoint of a private endpoint; left out: the region's own
 * @param credentials left out: from the environment, the container or the instance, as AWS's SDK
 *     finds them
 * @param timeout of one call
 * @param doctorKey id or ARN of a key that {@code doctor} asks about, where the policy allows
 *     DescribeKey for some keys only
 */
public record KmsSettings(
    String name,
    String account,
    String region,
    Optional<URI> endpoint,
    Optional<Credentials> credentials,
    @Default("5s") Duration timeout,
    Optional<String> doctorKey) {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");

  /** An access key; {@code sessionToken} with those of a role. */
  public record Credentials(
      String accessKeyId, SecretRef secretAccessKey, Optional<SecretRef> sessionToken) {
    public Credentials {
      new Checks().filled(accessKeyId, "access-key-id").end();
    }
  }

  public KmsSettings {
    place(
            new Checks()
                .name(name, "name")
                .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout"),
            account,
            region,
            endpoint)
        .end();
  }

  /** Which keys are meant, and where they are asked for. */
  static Checks place(Checks checks, String account, String region, Optional<URI> endpoint) {
    checks
        .that(ACCOUNT.matcher(account).matches(), "account", "must be twelve digits")
        .that(
            REGION.matcher(region).matches(),
            "region",
            "must be the name of a region, e.g. eu-central-1");
    endpoint.ifPresent(url -> checks.webAddress(url, "endpoint").secretly(url, "endpoint"));
    return checks;
  }
}
