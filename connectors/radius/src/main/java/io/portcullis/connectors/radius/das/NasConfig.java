package io.portcullis.connectors.radius.das;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One NAS, or a group that is reached through one Dynamic Authorization Server.
 *
 * @param name as it stands in outcomes
 * @param addresses addresses or networks (CIDR); a session whose NAS lies in one is served here
 * @param dasHost name or address the requests go to
 * @param dasPort UDP port, 3799 by RFC 5176
 * @param secret reference to the shared secret: "env:NAME" or "file:/path"
 * @param profile name of a {@link NasProfile}
 * @param quarantineVlan number 1 to 4094 or name; empty when no session is ever moved
 * @param normalVlan where a session goes back to; as above
 * @param timeout of the first sending; each retransmission waits twice as long
 * @param retries retransmissions of the same octets, 0 to 5
 * @throws IllegalArgumentException with all that is wrong, each with its field
 */
public record NasConfig(
    String name,
    List<String> addresses,
    String dasHost,
    int dasPort,
    String secret,
    String profile,
    String quarantineVlan,
    String normalVlan,
    Duration timeout,
    int retries) {
  public static final int DEFAULT_PORT = 3799;
  public static final String DEFAULT_PROFILE = "generic";
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(500);
  public static final int DEFAULT_RETRIES = 3;
  public static final int MAX_RETRIES = 5;
  public static final Duration MAX_TIMEOUT = Duration.ofSeconds(10);

  /** A NAS takes an Event-Timestamp for 300 s; a call must be over well before. */
  public static final Duration MAX_TOTAL = Duration.ofSeconds(120);

  public NasConfig {
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
    List<String> wrong = new ArrayList<>();
    NasConfigCheck check = new NasConfigCheck(wrong);
    check.filled("name", name);
    check.ranges("addresses", addresses);
    check.filled("dasHost", dasHost);
    check.between("dasPort", dasPort, 1, 65_535);
    check.secret("secret", secret);
    check.filled("profile", profile);
    check.vlan("quarantineVlan", quarantineVlan);
    check.vlan("normalVlan", normalVlan);
    check.between("retries", retries, 0, MAX_RETRIES);
    check.timeout("timeout", timeout, retries);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  /** As read from configuration: what may be left out has its default. */
  @JsonCreator
  public static NasConfig of(
      @JsonProperty("name") String name,
      @JsonProperty("addresses") List<String> addresses,
      @JsonProperty("dasHost") String dasHost,
      @JsonProperty("dasPort") Integer dasPort,
      @JsonProperty("secret") String secret,
      @JsonProperty("profile") String profile,
      @JsonProperty("quarantineVlan") String quarantineVlan,
      @JsonProperty("normalVlan") String normalVlan,
      @JsonProperty("timeout") Duration timeout,
      @JsonProperty("retries") Integer retries) {
    return new NasConfig(
        name,
        addresses,
        dasHost,
        dasPort == null ? DEFAULT_PORT : dasPort,
        secret,
        profile == null ? DEFAULT_PROFILE : profile,
        quarantineVlan == null ? "" : quarantineVlan,
        normalVlan == null ? "" : normalVlan,
        timeout == null ? DEFAULT_TIMEOUT : timeout,
        retries == null ? DEFAULT_RETRIES : retries);
  }

  public Retransmission retransmission() {
    return new Retransmission(timeout, retries);
  }
}
