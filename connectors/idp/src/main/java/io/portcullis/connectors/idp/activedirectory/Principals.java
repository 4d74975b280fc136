package io.portcullis.connectors.idp.activedirectory;

import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.WindowsEvent;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/**
 * The accounts in a security event: the subject, who acts, and the target, whom it is about. A SID
 * is the same in all of a domain's records; well-known ones (S-1-5-18 is "the system" everywhere)
 * name nobody.
 */
record Principals(WindowsEvent event) {
  private static final String AD = "ad";

  /** A SID of a domain or of one machine's own accounts, as against a well-known one. */
  private static final String OWN_SID = "S-1-5-21(-\\d{1,10}){4}|S-1-12-1(-\\d{1,10}){4}";

  String targetSid() {
    return event.first("TargetSid", "TargetUserSid");
  }

  String targetName() {
    return event.text("TargetUserName");
  }

  String subjectSid() {
    return event.first("SubjectUserSid", "UserID");
  }

  String subjectName() {
    return event.text("SubjectUserName");
  }

  /** A name that ends in "$" is a computer's. */
  static SubjectKind kind(String name) {
    return name.endsWith("$") ? SubjectKind.DEVICE : SubjectKind.IDENTITY;
  }

  List<Alias> target() {
    return names(targetSid(), targetName(), event.text("TargetDomainName"))
        .add(AliasType.UPN, event.text("UserPrincipalName"))
        .list();
  }

  List<Alias> subject() {
    return names(subjectSid(), subjectName(), event.text("SubjectDomainName")).list();
  }

  /** The one that was added to or removed from a group: its SID, and a distinguished name. */
  List<Alias> member() {
    String sid = event.text("MemberSid");
    return names(sid, "", "").list();
  }

  private static Aliases names(String sid, String name, String domain) {
    boolean computer = kind(name) == SubjectKind.DEVICE;
    boolean mail = name.contains("@");
    Aliases aliases = new Aliases();
    aliases.vendor(AliasType.IDP_USER, AD, sid.matches(OWN_SID) ? sid : "");
    if (computer) {
      return aliases.add(AliasType.HOSTNAME, name.substring(0, name.length() - 1));
    }
    // S-1-0-0 stands for a name that could not be found.
    boolean wellKnown = sid.startsWith("S-1-") && !sid.matches(OWN_SID) && !sid.equals("S-1-0-0");
    return aliases
        .add(AliasType.UPN, mail ? name : "")
        .add(AliasType.USER_NAME, mail || wellKnown || builtIn(domain) ? "" : name);
  }

  private static boolean builtIn(String domain) {
    String upper = domain.toUpperCase(Locale.ROOT);
    return upper.equals("NT AUTHORITY") || upper.equals("WINDOW MANAGER");
  }

  void describeSubject(Ecs ecs) {
    person(ecs, "user", subjectSid(), subjectName(), event.text("SubjectDomainName"));
  }

  void describeTarget(Ecs ecs) {
    person(ecs, "user.target", targetSid(), targetName(), event.text("TargetDomainName"));
    ecs.put("user.target.email", mail(event.text("UserPrincipalName")));
  }

  private static void person(Ecs ecs, String field, String sid, String name, String domain) {
    ecs.put(field + ".id", sid)
        .put(field + ".name", name)
        .put(field + ".domain", domain)
        .put(field + ".email", mail(name));
  }

  private static String mail(String name) {
    return name.contains("@") ? name : "";
  }
}
