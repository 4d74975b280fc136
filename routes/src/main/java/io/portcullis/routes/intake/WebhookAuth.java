package io.portcullis.routes.intake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.net.SocketAddress;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.AuthSettings.Encoding;
import io.portcullis.routes.config.AuthSettings.Hmac;
import io.portcullis.routes.config.AuthSettings.Signed;
import io.portcullis.routes.tls.ClientTrust;
import io.portcullis.routes.tls.Sender;

/** Whether a webhook comes from whom it says. Secrets are compared in constant time. */
public final class WebhookAuth {
  private static final String REMOTE = "CamelVertxPlatformHttpRemoteAddress";

  private final Optional<ClientTrust> trust;

  /**
   * @param trust empty where the listener asks for no client certificates
   */
  public WebhookAuth(Optional<ClientTrust> trust) {
    this.trust = trust;
  }

  /** What is wrong with this request's proof, or empty. */
  public Optional<String> problem(AuthSettings auth, Exchange exchange, byte[] body, Instant now) {
    return auth instanceof AuthSettings.Mtls mtls
        ? Sender.problem(mtls, trust, certificates(exchange))
        : problem(
            auth,
            name -> exchange.getMessage().getHeader(name, "", String.class),
            body,
            loopback(exchange),
            now);
  }

  private static List<X509Certificate> certificates(Exchange exchange) {
    SSLSession session =
        exchange.getMessage() instanceof HttpMessage http ? http.getRequest().sslSession() : null;
    if (session == null) {
      return List.of();
    }
    try {
      return Stream.of(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException e) {
      return List.of(); // it showed none
    }
  }

  private static boolean loopback(Exchange exchange) {
    return exchange.getMessage().getHeader(REMOTE) instanceof SocketAddress address
        && new InetSocketAddress(address.hostAddress(), 0).getAddress().isLoopbackAddress();
  }

  /**
   * @param header value of a header by name, empty when absent
   * @return what is wrong, or empty when the sender proved itself
   */
  static Optional<String> problem(
      AuthSettings auth,
      Function<String, String> header,
      byte[] body,
      boolean loopback,
      Instant now) {
    return switch (auth) {
      case AuthSettings.NoneOnLoopback n ->
          loopback
              ? Optional.empty()
              : Optional.of("this source has no authentication, so only this machine may send");
      case AuthSettings.SharedSecret s -> secret(s, header);
      case AuthSettings.Bearer b -> authorization("Bearer " + b.token().reveal(), header);
      case AuthSettings.Basic b -> authorization(basic(b), header);
      case AuthSettings.ClientState c -> clientState(c, body);
      case AuthSettings.Hmac h -> hmac(h, header, body, now);
      case AuthSettings.Mtls m -> Optional.of("this source proves itself by its connection");
      case AuthSettings.Topic t -> Optional.of("this source is read from a topic, not from here");
      case AuthSettings.PolledSet p -> Optional.of("this source is fetched, and not sent here");
      case AuthSettings.KeyService k -> Optional.of("this source is fetched, and not sent here");
      case AuthSettings.Poll p -> Optional.of("this source is fetched, and not sent here");
      case AuthSettings.File f -> Optional.of("this source is read from a file, not from here");
      case AuthSettings.Folder f -> Optional.of("this source is read from a folder, not from here");
      case AuthSettings.SignedSet s -> Optional.of("this source takes signed tokens only");
    };
  }

  private static Optional<String> secret(
      AuthSettings.SharedSecret auth, Function<String, String> header) {
    return same(header.apply(auth.header()), auth.secret().reveal())
        ? Optional.empty()
        : Optional.of("the header " + auth.header() + " does not hold the secret");
  }

  private static String basic(AuthSettings.Basic auth) {
    byte[] pair = (auth.user() + ":" + auth.password().reveal()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static Optional<String> authorization(String value, Function<String, String> header) {
    return same(header.apply("Authorization"), value)
        ? Optional.empty()
        : Optional.of("the header Authorization does not hold what is agreed");
  }

  /** All of them: one that is not authentic must not come in beside one that is. */
  private static Optional<String> clientState(AuthSettings.ClientState auth, byte[] body) {
    try {
      JsonNode notifications = Json.VENDOR.readTree(body).path("value");
      boolean sound = notifications.isArray() && !notifications.isEmpty();
      for (JsonNode one : notifications) {
        sound &= same(one.path("clientState").asText(), auth.secret().reveal());
      }
      return sound ? Optional.empty() : Optional.of("value[].clientState is not what is agreed");
    } catch (IOException e) {
      return Optional.of("no JSON in which value[].clientState could stand");
    }
  }

  private static Optional<String> hmac(
      Hmac auth, Function<String, String> header, byte[] body, Instant now) {
    String time = auth.timestamp().map(t -> header.apply(t.header())).orElse("");
    Optional<String> stale =
        auth.timestamp().flatMap(t -> stale(t.header(), time, t.tolerance(), now));
    if (stale.isPresent()) {
      return stale;
    }
    boolean withTime =
        auth.timestamp().filter(t -> t.signed() == Signed.TIMESTAMP_DOT_BODY).isPresent();
    Optional<byte[]> key = key(auth);
    if (key.isEmpty()) {
      return Optional.of("the secret of this source is no base64");
    }
    byte[] mac = mac(key.get(), withTime ? time + "." : "", body);
    String expected =
        auth.encoding() == Encoding.HEX
            ? HexFormat.of().formatHex(mac)
            : Base64.getEncoder().encodeToString(mac);
    return same(header.apply(auth.header()), auth.prefix() + expected)
        ? Optional.empty()
        : Optional.of("the header " + auth.header() + " does not sign this body");
  }

  private static Optional<byte[]> key(Hmac auth) {
    String secret = auth.secret().reveal();
    if (auth.key() == AuthSettings.KeyForm.TEXT) {
      return Optional.of(secret.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return Optional.of(Base64.getDecoder().decode(secret)).filter(key -> key.length > 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] mac(byte[] key, String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static Optional<String> stale(
      String header, String time, Duration tolerance, Instant now) {
    try {
      Instant signed =
          time.matches("\\d{1,12}")
              ? Instant.ofEpochSecond(Long.parseLong(time))
              : Instant.parse(time);
      boolean near = Duration.between(signed, now).abs().compareTo(tolerance) <= 0;
      return near ? Optional.empty() : Optional.of("the header " + header + " is not of now");
    } catch (DateTimeException e) {
      return Optional.of("the header " + header + " holds no time");
    }
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
