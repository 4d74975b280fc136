package io.portcullis.connectors.idp.activedirectory;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.WindowsEvent;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;

/** A logon, or a request for a Kerberos ticket. */
record Logon(WindowsEvent event) {
  private static final Pattern NO_ERROR = Pattern.compile("0x0+");

  /** RFC 4120 section 7.5.9, RFC 4556 section 3.1.3, and NTSTATUS values: those that tell why. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("0x6", "user not known"),
          Map.entry("0x9", "no key for the account"),
          Map.entry("0xc", "not allowed by policy"),
          Map.entry("0x12", "account disabled, expired or locked out"),
          Map.entry("0x17", "password expired"),
          Map.entry("0x18", "wrong password"),
          Map.entry("0x25", "clock skew"),
          Map.entry("0x3e", "client not trusted"),
          Map.entry("0x40", "signature not valid"),
          Map.entry("0x42", "certificate does not match the user"),
          Map.entry("0x46", "certificate chain not trusted"),
          Map.entry("0x47", "certificate not valid"),
          Map.entry("0x48", "certificate revoked"),
          Map.entry("0x49", "revocation status unknown"),
          Map.entry("0x4b", "client name mismatch"),
          Map.entry("0xc0000064", "user not known"),
          Map.entry("0xc000006a", "wrong password"),
          Map.entry("0xc000006d", "wrong user name or password"),
          Map.entry("0xc000006e", "account restriction"),
          Map.entry("0xc0000070", "workstation not allowed"),
          Map.entry("0xc0000071", "password expired"),
          Map.entry("0xc0000072", "account disabled"),
          Map.entry("0xc0000193", "account expired"),
          Map.entry("0xc0000224", "password must change"),
          Map.entry("0xc0000234", "account locked out"));

  private static final Set<Integer> FAILURES = Set.of(4625, 4771, 4772, 4777, 6273, 6274);

  boolean success() {
    boolean failedStatus =
        !status().isEmpty() && !NO_ERROR.matcher(status()).matches() && event.id() != 4624;
    return event.success().orElse(!failedStatus) && !FAILURES.contains(event.id());
  }

  String reason() {
    if (success()) {
      return "";
    }
    String sub = event.text("SubStatus").toLowerCase(Locale.ROOT);
    String code = sub.isEmpty() || NO_ERROR.matcher(sub).matches() ? status() : sub;
    String known = REASONS.getOrDefault(code, code);
    return known.isEmpty() ? event.first("Reason", "ReasonCode") : known;
  }

  private String status() {
    return event.first("Status", "FailureCode", "ErrorCode").toLowerCase(Locale.ROOT);
  }

  /** A ticket for a service follows from an earlier logon and proves nothing new. */
  Statement statement(EventKind kind) {
    return event.id() == 4769 || event.id() == 4648
        ? new Noted(kind.word(), kind.name(), success())
        : new Authenticated(success(), method(), reason());
  }

  /** PKINIT where there was a certificate; else the package that was used. */
  private String method() {
    if (certificate().present()) {
      return "certificate";
    }
    String used =
        event.first("AuthenticationPackageName", "PackageName", "EAPType", "AuthenticationType");
    boolean kerberos = event.id() >= 4768 && event.id() <= 4772;
    return used.isEmpty() && kerberos ? "Kerberos" : used;
  }

  LogonCertificate certificate() {
    return new LogonCertificate(
        event.text("CertIssuerName"), event.text("CertSerialNumber"), event.text("CertThumbprint"));
  }
}
