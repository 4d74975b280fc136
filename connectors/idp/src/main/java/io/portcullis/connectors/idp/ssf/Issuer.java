package io.portcullis.connectors.idp.ssf;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which IdP an issuer is, so that its people are the same subjects as in its own records. */
final class Issuer {
  static final String ENTRA = "entra";

  private static final Pattern ADDRESS = Pattern.compile("(?is)https?://([^/:?#]+)([^?#]*).*");
  private static final Pattern OKTA =
      Pattern.compile("(?:.*\\.)?(?:okta|oktapreview|okta-emea|okta-gov)\\.com");
  private static final Pattern MICROSOFT =
      Pattern.compile("sts\\.windows\\.net|login\\.microsoftonline\\.(?:com|us|de)");

  private Issuer() {}

  /** The vendor where its host or path tells it; else the issuer itself, without its scheme. */
  static String vendor(String issuer) {
    Matcher address = ADDRESS.matcher(issuer);
    if (!address.matches()) {
      return issuer;
    }
    String host = address.group(1).toLowerCase(Locale.ROOT);
    String path = address.group(2);
    if (OKTA.matcher(host).matches()) {
      return "okta";
    }
    if (MICROSOFT.matcher(host).matches()) {
      return ENTRA;
    }
    return path.contains("/realms/") ? "keycloak" : bare(host + path);
  }

  /** With and without a slash at its end it is the same issuer. */
  private static String bare(String issuer) {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }
}
