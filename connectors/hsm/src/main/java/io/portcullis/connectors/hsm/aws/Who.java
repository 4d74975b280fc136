package io.portcullis.connectors.hsm.aws;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/**
 * Who made a request: element {@code userIdentity} of CloudTrail's record format.
 *
 * @param account the account that the record was delivered to, for identities that name none
 */
record Who(Doc identity, String account) {
  private static final String AWS = "aws";

  String type() {
    return identity.text("type");
  }

  String id() {
    String principal = identity.text("principalId");
    return principal.isEmpty() ? identity.text("onBehalfOf.userId") : principal;
  }

  /** A role's own name where one was assumed: the session's name is chosen by whoever assumes. */
  String name() {
    String name = identity.first("userName", "sessionContext.sessionIssuer.userName");
    return name.isEmpty() ? session() : name;
  }

  String arn() {
    return identity.text("arn");
  }

  String accountId() {
    String own = identity.text("accountId");
    return own.isEmpty() ? account : own;
  }

  /**
   * True for a person of this account, or its root, who proved no second factor. Of a role it says
   * nothing: it is "false" for programs, and for those whose second factor another provider asked.
   */
  boolean withoutMfa() {
    boolean person = type().equals("IAMUser") || type().equals("Root");
    return person && identity.text("sessionContext.attributes.mfaAuthenticated").equals("false");
  }

  /** The part of an assumed role's principal id behind the colon. */
  String session() {
    String principal = identity.text("principalId");
    int colon = principal.indexOf(':');
    return colon < 0 ? "" : principal.substring(colon + 1);
  }

  /**
   * What a role was assumed for: the source identity, which stays through a chain of roles, or the
   * name of the session (AWS, "CloudTrail userIdentity element"). Either is the word of whoever
   * assumed it.
   */
  String job() {
    String source = identity.text("sessionContext.sourceIdentity");
    return source.isEmpty() && type().equals("AssumedRole") ? session() : source;
  }

  String email() {
    return session().contains("@") ? session() : mail(identity.text("userName"));
  }

  Subject subject() {
    return switch (type()) {
      case "AssumedRole" -> session().contains("@") ? person() : role();
      case "AWSService", "AWSAccount" -> Subject.NOBODY;
      case "IdentityCenterUser" -> identityCenter();
      default -> person();
    };
  }

  /** A role that a person assumed by name would merge all who may assume it, so it is left out. */
  private Subject person() {
    boolean assumed = type().equals("AssumedRole");
    String name = identity.text("userName");
    return new Subject(
        SubjectKind.IDENTITY,
        new Aliases()
            .vendor(AliasType.IDP_USER, AWS, identity.text("principalId"))
            .add(AliasType.ARN, assumed ? "" : arn())
            .add(AliasType.UPN, email())
            .add(AliasType.EMAIL, email())
            .add(AliasType.USER_NAME, name.contains("@") ? "" : name)
            .list());
  }

  private Subject role() {
    String role = identity.first("sessionContext.sessionIssuer.arn", "arn");
    return new Subject(
        SubjectKind.WORKLOAD,
        new Aliases()
            .add(AliasType.ARN, role)
            .add(AliasType.USER_NAME, identity.text("sessionContext.sessionIssuer.userName"))
            .list());
  }

  private Subject identityCenter() {
    return new Subject(
        SubjectKind.IDENTITY,
        new Aliases()
            .vendor(AliasType.IDP_USER, "aws-identity-center", identity.text("onBehalfOf.userId"))
            .list());
  }

  private static String mail(String name) {
    return name.contains("@") ? name : "";
  }
}
