package io.portcullis.connectors.idp.ssf.transmit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a transmitter publishes about itself (SSF 1.0 section 7.1). Streams are agreed upon in the
 * hub's configuration, so it names no endpoint to manage them.
 */
public final class Discovery {
  public static final String PATH = "/.well-known/ssf-configuration";
  public static final String KEYS_PATH = "/ssf/jwks.json";
  private static final String PUSH = "urn:ietf:rfc:8935";
  private static final String POLL = "urn:ietf:rfc:8936";

  private Discovery() {}

  /**
   * @param issuer an origin, without a path
   */
  public static Map<String, Object> of(String issuer) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("spec_version", "1_0");
    document.put("issuer", issuer);
    document.put("jwks_uri", issuer + KEYS_PATH);
    document.put("delivery_methods_supported", List.of(PUSH, POLL));
    document.put("critical_subject_members", List.of("device", "user"));
    document.put("default_subjects", "ALL");
    return document;
  }
}
