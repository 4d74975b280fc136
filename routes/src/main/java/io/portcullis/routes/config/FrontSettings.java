package io.portcullis.routes.config;

import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * An authority, or what stands before it (SCEP, ACME, EST), that asks at {@code
 * /issuance/authorize/NAME}.
 *
 * @param form in which it asks and is answered
 * @param provedNames true when it has made sure of the names in a request, as ACME does by its
 *     challenges (RFC 8555 section 8); then they count as much as an id
 * @param attestedAs what an attested identifier (ACME device-attest-01) is among the hub's names:
 *     aliases such as {@code device-serial=apple:{id}}
 * @param authority name of the issuer in the certificates that it asks about
 * @param mustAsk true when none of them may be issued without having asked here
 * @param since from when on; certificates that begin earlier are left alone
 */
public record FrontSettings(
    String name,
    @Default("plain") Form form,
    @Default("none-on-loopback") AuthSettings auth,
    @Default("false") boolean provedNames,
    List<String> attestedAs,
    Optional<String> authority,
    @Default("false") boolean mustAsk,
    Optional<BeginDate> since) {
  /** Stands for the identifier. */
  public static final String ID = "{id}";

  private static final int MOST_ATTESTED = 8;

  /** How it asks. */
  public enum Form {
    PLAIN,
    /** Webhooks of step-ca, ENRICHING or AUTHORIZING. */
    STEP_CA
  }

  public FrontSettings {
    new Checks()
        .name(name, "name")
        .that(
            auth.sent() && !(auth instanceof AuthSettings.SignedSet),
            "auth",
            "must be one that comes with a request: a secret, hmac, mtls or none-on-loopback")
        .that(
            attestedAs.size() <= MOST_ATTESTED
                && attestedAs.stream().allMatch(FrontSettings::alias),
            "attested-as",
            "must be names such as device-serial=apple:{id}, at most " + MOST_ATTESTED)
        .that(
            authority.stream().allMatch(FrontSettings::distinguished),
            "authority",
            "must be a distinguished name such as CN=Device CA")
        .that(
            !mustAsk || authority.isPresent(),
            "authority",
            "is needed with must-ask: the name of the issuer in its certificates")
        .that(
            !mustAsk || since.isPresent(),
            "since",
            "is needed with must-ask: from which day on certificates must have been asked for")
        .end();
  }

  /** What asks from this machine where nothing is configured. */
  public static FrontSettings onLoopback() {
    return new FrontSettings(
        "local",
        Form.PLAIN,
        new AuthSettings.NoneOnLoopback(),
        false,
        List.of(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static boolean distinguished(String text) {
    try {
      return !new LdapName(text).isEmpty();
    } catch (InvalidNameException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean alias(String text) {
    try {
      return text.contains(ID) && NeverTouch.parse(text.replace(ID, "0")).alias().isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
