package io.portcullis.routes.verdict;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * What a login is about. Read from the attributes that rlm_rest of FreeRADIUS sends, or from the
 * plain fields {@code issuer}, {@code serial}, {@code sha256}, {@code mac}, {@code nas}, {@code
 * nas-identifier} and {@code ssid} of whoever asks without RADIUS.
 *
 * @param issuer of the certificate, as it was spelled; empty where there is none
 * @param serial the same
 * @param certificate its key among the verdicts; empty where issuer or serial is missing, or wrong
 * @param sha256 fingerprint of the certificate, lower-case hex; FreeRADIUS 3 does not tell it
 * @param mac of the device, canonical
 * @param nas address of the NAS, or empty
 * @param ssid name of the wireless network, or empty
 */
record Question(
    String issuer,
    String serial,
    Optional<String> certificate,
    Optional<String> sha256,
    Optional<String> mac,
    String nas,
    String nasIdentifier,
    String ssid) {
  /** RFC 3580 section 3.20: the access point's MAC, a colon, the SSID. */
  private static final Pattern CALLED =
      Pattern.compile("(?:[0-9A-Fa-f]{2}[-:.]?){5}[0-9A-Fa-f]{2}:(.*)", Pattern.DOTALL);

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  static Question of(JsonNode request) {
    String issuer = value(request, "TLS-Client-Cert-Issuer", "issuer");
    String serial = value(request, "TLS-Client-Cert-Serial", "serial");
    return new Question(
        issuer,
        serial,
        certificate(issuer, serial),
        fingerprint(value(request, "sha256", "sha256")),
        mac(value(request, "Calling-Station-Id", "mac")),
        nas(request),
        value(request, "NAS-Identifier", "nas-identifier"),
        ssid(request));
  }

  /** True when it speaks of a certificate, readable or not. */
  boolean namesCertificate() {
    return sha256.isPresent() || !(issuer.isEmpty() || serial.isEmpty());
  }

  /** True when what it says of the certificate is of no form that there is. */
  boolean unreadable() {
    return namesCertificate() && sha256.isEmpty() && certificate.isEmpty();
  }

  /**
   * The certificate's name for Class, by which accounting (which shows no certificate) tells whose
   * session it is; empty where none is named.
   */
  Optional<String> certificateMark() {
    return certificate.map(key -> "cert=" + Alias.hex(serial) + "|" + issuer);
  }

  private static Optional<String> certificate(String issuer, String serial) {
    if (serial.isEmpty() || issuer.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Verdict.certificateKey(issuer, serial));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> fingerprint(String text) {
    return Optional.of(text.replace(":", "").toLowerCase(java.util.Locale.ROOT))
        .filter(hex -> SHA256.matcher(hex).matches());
  }

  private static Optional<String> mac(String text) {
    try {
      return Optional.of(new Alias(AliasType.MAC, text).value());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String nas(JsonNode request) {
    String v4 = value(request, "NAS-IP-Address", "nas");
    return v4.isEmpty() ? value(request, "NAS-IPv6-Address", "nas") : v4;
  }

  private static String ssid(JsonNode request) {
    Matcher called = CALLED.matcher(value(request, "Called-Station-Id", ""));
    return called.matches() ? called.group(1) : value(request, "", "ssid");
  }

  /** Attributes come as {"type", "value": [..]}, and a body of one's own may have them plain. */
  private static String value(JsonNode request, String attribute, String plain) {
    JsonNode named = request.path(attribute);
    JsonNode node = named.isMissingNode() ? request.path(plain) : named;
    JsonNode value = node.isObject() ? node.path("value") : node;
    return (value.isArray() ? value.path(0).asText("") : value.asText("")).strip();
  }
}
