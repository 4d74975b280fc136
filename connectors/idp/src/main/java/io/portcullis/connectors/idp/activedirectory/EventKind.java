package io.portcullis.connectors.idp.activedirectory;

import java.util.Map;
import java.util.Set;

/**
 * What an event id of the security log is about. Source: Microsoft's "Advanced security audit
 * policy settings", one page for each id.
 *
 * @param name for people
 * @param topic of a note about it
 */
record EventKind(String name, Topic topic) {

  enum Topic {
    ACCOUNT,
    COMPUTER,
    GROUP,
    CREDENTIAL,
    LOGON,
    SESSION,
    PRIVILEGE,
    POLICY,
    TRUST,
    OBJECT
  }

  private static final Map<Integer, EventKind> KINDS =
      Map.ofEntries(
          kind(4720, "user account created", Topic.ACCOUNT),
          kind(4722, "user account enabled", Topic.ACCOUNT),
          kind(4723, "password change attempted", Topic.CREDENTIAL),
          kind(4724, "password reset attempted", Topic.CREDENTIAL),
          kind(4725, "user account disabled", Topic.ACCOUNT),
          kind(4726, "user account deleted", Topic.ACCOUNT),
          kind(4738, "user account changed", Topic.ACCOUNT),
          kind(4740, "user account locked out", Topic.ACCOUNT),
          kind(4767, "user account unlocked", Topic.ACCOUNT),
          kind(4781, "account renamed", Topic.ACCOUNT),
          kind(4765, "SID history added", Topic.PRIVILEGE),
          kind(4766, "adding SID history failed", Topic.PRIVILEGE),
          kind(4741, "computer account created", Topic.COMPUTER),
          kind(4742, "computer account changed", Topic.COMPUTER),
          kind(4743, "computer account deleted", Topic.COMPUTER),
          kind(4624, "logon", Topic.LOGON),
          kind(4625, "logon failed", Topic.LOGON),
          kind(4648, "logon with explicit credentials", Topic.LOGON),
          kind(4768, "Kerberos ticket-granting ticket requested", Topic.LOGON),
          kind(4769, "Kerberos service ticket requested", Topic.LOGON),
          kind(4771, "Kerberos pre-authentication failed", Topic.LOGON),
          kind(4772, "Kerberos ticket request failed", Topic.LOGON),
          kind(4776, "credentials validated by the domain controller", Topic.LOGON),
          kind(4777, "credentials not validated by the domain controller", Topic.LOGON),
          kind(6272, "network access granted", Topic.LOGON),
          kind(6273, "network access denied", Topic.LOGON),
          kind(6274, "network access request discarded", Topic.LOGON),
          kind(4634, "logoff", Topic.SESSION),
          kind(4647, "logoff by the user", Topic.SESSION),
          kind(4672, "special privileges assigned", Topic.PRIVILEGE),
          kind(4673, "privileged service called", Topic.PRIVILEGE),
          kind(4674, "operation on a privileged object", Topic.PRIVILEGE),
          kind(4704, "user right assigned", Topic.PRIVILEGE),
          kind(4705, "user right removed", Topic.PRIVILEGE),
          kind(4719, "audit policy changed", Topic.POLICY),
          kind(4739, "domain policy changed", Topic.POLICY),
          kind(1102, "audit log cleared", Topic.POLICY),
          kind(4706, "trust created", Topic.TRUST),
          kind(4707, "trust removed", Topic.TRUST),
          kind(4716, "trust changed", Topic.TRUST),
          kind(5136, "directory object changed", Topic.OBJECT),
          kind(5137, "directory object created", Topic.OBJECT),
          kind(5138, "directory object undeleted", Topic.OBJECT),
          kind(5139, "directory object moved", Topic.OBJECT),
          kind(5141, "directory object deleted", Topic.OBJECT),
          kind(4662, "operation on a directory object", Topic.OBJECT));

  /** Groups created, deleted, changed, and members added or removed, of all scopes. */
  private static final Set<Integer> GROUPS =
      Set.of(
          4727, 4728, 4729, 4730, 4731, 4732, 4733, 4734, 4735, 4737, 4744, 4745, 4746, 4747, 4748,
          4749, 4750, 4751, 4752, 4753, 4754, 4755, 4756, 4757, 4758, 4759, 4760, 4761, 4762, 4763,
          4764);

  private static final Set<Integer> ADDED = Set.of(4728, 4732, 4746, 4751, 4756, 4761);
  private static final Set<Integer> REMOVED = Set.of(4729, 4733, 4747, 4752, 4757, 4762);

  private static Map.Entry<Integer, EventKind> kind(int id, String name, Topic topic) {
    return Map.entry(id, new EventKind(name, topic));
  }

  /** An id that is not known here is a note under its number. */
  static EventKind of(int id) {
    if (GROUPS.contains(id)) {
      String name =
          ADDED.contains(id)
              ? "member added to group"
              : REMOVED.contains(id) ? "member removed from group" : "group changed";
      return new EventKind(name, Topic.GROUP);
    }
    return KINDS.getOrDefault(id, new EventKind("event " + id, Topic.POLICY));
  }

  /** The topic of a note. */
  String word() {
    return switch (topic) {
      case ACCOUNT -> "account";
      case COMPUTER -> "device";
      case GROUP, PRIVILEGE -> "privilege";
      case CREDENTIAL -> "credential";
      case LOGON -> "authentication";
      case SESSION -> "session";
      case POLICY, TRUST -> "policy";
      case OBJECT -> "configuration";
    };
  }

  String category() {
    return switch (topic) {
      case LOGON -> "authentication";
      case SESSION -> "session";
      case POLICY, TRUST, OBJECT -> "configuration";
      default -> "iam";
    };
  }

  String type() {
    return switch (topic) {
      case LOGON -> "start";
      case SESSION -> "end";
      case GROUP -> "group";
      case ACCOUNT -> "user";
      case PRIVILEGE -> "admin";
      default -> "change";
    };
  }
}
