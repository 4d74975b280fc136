package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

import io.portcullis.connectors.hsm.listing.KeyLister;

/** How a source proves that it is the source. */
public sealed interface AuthSettings {

  /** True for what its sender brings to {@code /hooks}, false for what the hub fetches itself. */
  default boolean sent() {
    return !(this instanceof Topic
        || this instanceof File
        || this instanceof Folder
        || this instanceof Poll
        || this instanceof KeyService
        || this instanceof PolledSet);
  }

  /** Not at all; accepted from this machine only. */
  record NoneOnLoopback() implements AuthSettings {}

  /** A header holds the secret. */
  record SharedSecret(@Default("Authorization") String header, SecretRef secret)
      implements AuthSettings {
    public SharedSecret {
      new Checks().header(header, "header").end();
    }
  }

  /** A token of the OAuth 2.0 form (RFC 6750): {@code Authorization: Bearer <token>}. */
  record Bearer(SecretRef token) implements AuthSettings {}

  /** User and password (RFC 7617). */
  record Basic(String user, SecretRef password) implements AuthSettings {
    public Basic {
      new Checks()
          .filled(user, "user")
          .that(!user.contains(":"), "user", "holds a colon, which RFC 7617 does not allow")
          .end();
    }
  }

  /**
   * A client certificate (RFC 8446 section 4.4.2) of an authority in {@code http.tls.client-ca}.
   *
   * @param accept what it must say or be; one of them is enough
   */
  record Mtls(List<SenderName> accept) implements AuthSettings {
    private static final int MOST = 64;

    public Mtls {
      new Checks()
          .that(
              !accept.isEmpty() && accept.size() <= MOST,
              "accept",
              "must name 1 to " + MOST + " senders, e.g. dns=sender.example.net")
          .end();
    }
  }

  /** Microsoft Graph: each notification in the body holds the {@code clientState} agreed on. */
  record ClientState(SecretRef secret) implements AuthSettings {}

  /**
   * A header holds a keyed hash of the body (RFC 2104).
   *
   * @param prefix stands before the hash in the header, e.g. {@code sha256=}
   * @param key how the secret spells the key; a secret that is no base64 where it should be proves
   *     nobody
   * @param timestamp when the sender also says when it signed
   */
  record Hmac(
      String header,
      SecretRef secret,
      @Default("sha256") Algorithm algorithm,
      @Default("hex") Encoding encoding,
      @Default("") String prefix,
      @Default("text") KeyForm key,
      Optional<Timestamp> timestamp)
      implements AuthSettings {
    public Hmac {
      new Checks().header(header, "header").end();
    }
  }

  /**
   * Another Kafka's topic, which is where the records are fetched.
   *
   * @param group consumer group; the hubs that share the work name the same one
   */
  record Topic(
      String bootstrapServers,
      String topic,
      @Default("portcullis-intake") String group,
      @Default("false") boolean tls,
      Optional<SaslPlain> saslPlain)
      implements AuthSettings {
    public Topic {
      new Checks()
          .servers(bootstrapServers, "bootstrap-servers")
          .that(topic.matches("[A-Za-z0-9._-]{1,249}"), "topic", "is not a name of a Kafka topic")
          .filled(group, "group")
          .that(
              saslPlain.isEmpty() || tls,
              "sasl-plain",
              "would send the password in clear; set tls: true")
          .end();
    }
  }

  /** A file on this machine that is followed while it is written, across rotation. */
  record File(Path path) implements AuthSettings {}

  /**
   * A folder on this machine, and those in it: each new or changed file is taken as a whole.
   *
   * @param files pattern of their names, as a shell has it: {@code *.{pem,crt}}
   * @param every pause between two looks; a file is taken at the second that finds it unchanged
   */
  record Folder(Path path, @Default("*") String files, @Default("10s") Duration every)
      implements AuthSettings {
    public Folder {
      new Checks()
          .that(isPattern(files), "files", "is not a pattern of file names")
          .between(every, Duration.ofSeconds(1), Duration.ofDays(1), "every")
          .end();
    }

    private static boolean isPattern(String files) {
      try {
        return !files.isBlank()
            && !files.contains("/")
            && FileSystems.getDefault().getPathMatcher("glob:" + files) != null;
      } catch (PatternSyntaxException e) {
        return false;
      }
    }
  }

  /**
   * An API that the hub asks for records, page by page.
   *
   * @param feed which one, e.g. okta-system-log
   * @param url of the API; feeds say whether it has a path
   * @param every pause after the last page there is
   * @param authorization the whole value of that header, e.g. "SSWS ..."
   * @param oauth in its place: a token by client credentials
   * @param timeout from a request to the end of its answer
   */
  record Poll(
      String feed,
      URI url,
      @Default("30s") Duration every,
      Optional<SecretRef> authorization,
      Optional<OauthSettings> oauth,
      @Default("30s") Duration timeout)
      implements AuthSettings {
    public Poll {
      new Checks()
          .name(feed, "feed")
          .webAddress(url, "url")
          .secretly(url, "url")
          .between(every, Duration.ofSeconds(1), Duration.ofDays(1), "every")
          .between(timeout, Duration.ofSeconds(1), Duration.ofMinutes(5), "timeout")
          .that(
              authorization.isPresent() != oauth.isPresent(),
              "authorization",
              "or oauth is needed, and only one of them")
          .end();
    }
  }

  /**
   * A key service that the hub asks for all its keys.
   *
   * @param every from one listing to the next, and up to a tenth more
   * @param timeout of one call
   * @param most keys of one listing
   */
  record KeyService(
      KeyServiceSettings service,
      @Default("1h") Duration every,
      @Default("10s") Duration timeout,
      @Default("10000") int most)
      implements AuthSettings {
    public KeyService {
      new Checks()
          .between(every, Duration.ofMinutes(1), Duration.ofDays(7), "every")
          .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout")
          .that(
              most >= 1 && most <= KeyLister.MOST,
              "most",
              "must be 1 to %d".formatted(KeyLister.MOST))
          .end();
    }
  }

  /**
   * Security event tokens (RFC 8417), pushed one by one (RFC 8935) and signed by the transmitter.
   *
   * @param issuer the token's {@code iss}, letter by letter
   * @param audience this hub, as the token's {@code aud} names it
   * @param jwks where the transmitter's public keys lie: https, or a file
   * @param token what the header Authorization holds besides, whole or after {@code Bearer}
   */
  record SignedSet(String issuer, String audience, URI jwks, Optional<SecretRef> token)
      implements AuthSettings {
    public SignedSet {
      new Checks()
          .filled(issuer, "issuer")
          .filled(audience, "audience")
          .that(keysAreSafe(jwks), "jwks", "must be https://HOST/PATH or file:///PATH")
          .end();
    }
  }

  /** Who could change the keys on their way could sign; within this machine nobody can. */
  private static boolean keysAreSafe(URI jwks) {
    return switch (String.valueOf(jwks.getScheme())) {
      case "https" -> jwks.getHost() != null && jwks.getUserInfo() == null;
      case "http" -> jwks.getHost() != null && Checks.loopback(jwks.getHost());
      case "file" -> jwks.toString().matches("file:/+[^/?#][^?#]*");
      default -> false;
    };
  }

  /**
   * The same tokens, asked for (RFC 8936).
   *
   * @param endpoint of the stream, as the transmitter named it
   * @param token of the form of RFC 6750
   * @param every pause after an answer that leaves nothing behind
   */
  record PolledSet(
      String issuer,
      String audience,
      URI jwks,
      URI endpoint,
      SecretRef token,
      @Default("30s") Duration every)
      implements AuthSettings {
    public PolledSet {
      new Checks()
          .filled(issuer, "issuer")
          .filled(audience, "audience")
          .that(keysAreSafe(jwks), "jwks", "must be https://HOST/PATH or file:///PATH")
          .webAddress(endpoint, "endpoint")
          .secretly(endpoint, "endpoint")
          .between(every, Duration.ofSeconds(1), Duration.ofDays(1), "every")
          .end();
    }
  }

  /**
   * The time of signing, in seconds since 1970 or as RFC 3339, in a header of its own.
   *
   * @param tolerance how far it may lie from the hub's clock; older is a replay
   * @param signed what the hash is over
   */
  record Timestamp(
      String header,
      @Default("5m") Duration tolerance,
      @Default("timestamp-dot-body") Signed signed) {
    public Timestamp {
      new Checks()
          .header(header, "header")
          .between(tolerance, Duration.ofSeconds(1), Duration.ofHours(1), "tolerance")
          .end();
    }
  }

  /** SHA-1 and MD5 are not offered. */
  enum Algorithm {
    SHA256
  }

  /** How the header spells the hash. */
  enum Encoding {
    HEX,
    BASE64
  }

  /** How a secret spells the key of a hash. */
  enum KeyForm {
    /** Its own octets, UTF-8. */
    TEXT,
    /** RFC 4648 section 4, as step-ca's secrets are. */
    BASE64
  }

  /** What is signed. */
  enum Signed {
    BODY,
    TIMESTAMP_DOT_BODY
  }
}
