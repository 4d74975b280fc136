package io.portcullis.connectors.ca.adcs;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.WindowsEvent;
import io.portcullis.connectors.ca.x509.NameParts;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/**
 * An account as Windows writes it. One whose name ends in a dollar sign is a machine's.
 *
 * @param name without the domain
 */
record Names(String name, String domain, String sid) {
  /** Accounts that every machine has: they name nobody. */
  private static final Set<String> BUILT_IN =
      Set.of("system", "anonymous logon", "local service", "network service", "krbtgt");

  /** AD FS tells the account in the XML of its words only. */
  private static final Pattern TOLD = Pattern.compile("<UserId>([^<]{1,200})</UserId>");

  private static final String DOMAIN_SID = "S-1-5-21-";

  static Names of(String account, String domain, String sid) {
    int slash = account.lastIndexOf('\\');
    return slash < 0
        ? new Names(account, domain, sid)
        : new Names(account.substring(slash + 1), account.substring(0, slash), sid);
  }

  /** Who did it. */
  static Names actor(WindowsEvent event) {
    String sysmon = event.text("User");
    String name =
        event.first("SubjectUserName", "Requester", "AccountName", "Detection User", "Param1");
    return of(
        sysmon.isEmpty() ? name : sysmon,
        event.first("SubjectDomainName", "Domain"),
        event.first("SubjectUserSid", "UserID"));
  }

  /** Whom it was done to: of a group's change the member, of a login the account. */
  static Names target(WindowsEvent event) {
    String member = event.text("MemberName");
    if (!member.isEmpty() || !event.text("MemberSid").isEmpty()) {
      return of(NameParts.commonName(member), "", event.text("MemberSid"));
    }
    Matcher told = TOLD.matcher(event.message());
    String name = event.first("TargetUserName", "TargetAccount");
    return of(
        name.isEmpty() && told.find() ? told.group(1) : name,
        event.text("TargetDomainName"),
        event.first("TargetUserSid", "TargetSid"));
  }

  boolean present() {
    return !list().isEmpty();
  }

  SubjectKind kind() {
    return machine() ? SubjectKind.DEVICE : SubjectKind.IDENTITY;
  }

  private boolean machine() {
    return name.endsWith("$");
  }

  List<Alias> list() {
    if (BUILT_IN.contains(name.toLowerCase(Locale.ROOT))) {
      return List.of();
    }
    Aliases aliases = new Aliases();
    if (machine()) {
      return aliases.add(AliasType.HOSTNAME, name.substring(0, name.length() - 1)).list();
    }
    boolean mail = name.contains("@");
    return aliases
        .vendor(AliasType.IDP_USER, "active-directory", sid.startsWith(DOMAIN_SID) ? sid : "")
        .add(AliasType.UPN, mail ? name : "")
        .add(AliasType.USER_NAME, mail ? "" : name)
        .list();
  }
}
