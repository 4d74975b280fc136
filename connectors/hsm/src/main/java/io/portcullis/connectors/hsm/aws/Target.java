package io.portcullis.connectors.hsm.aws;

import java.util.Optional;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/** What an event acts on: keys, certificates, CAs, HSM clusters and accounts. */
record Target(Doc event) {
  private static final String AWS = "aws";

  /** Key ids are unique in one region only, so the whole ARN is the name. */
  Subject key() {
    Aliases names = new Aliases().add(AliasType.ARN, keyArn());
    String id = request("keyId");
    return new Subject(SubjectKind.KEY, names.add(AliasType.KEY_LABEL, arn(id) ? "" : id).list());
  }

  private String keyArn() {
    Optional<String> resource =
        event.at("resources").items().stream()
            .filter(r -> r.text("type").isEmpty() || r.text("type").equals("AWS::KMS::Key"))
            .map(r -> r.text("ARN"))
            .filter(Target::arn)
            .findFirst();
    return resource.orElseGet(
        () -> {
          String stated = request("keyId");
          return arn(stated)
              ? stated
              : event.first(
                  "responseElements.keyId",
                  "responseElements.keyMetadata.arn",
                  "responseElements.key.keyArn");
        });
  }

  Subject hsm() {
    return new Subject(
        SubjectKind.AUTHORITY,
        new Aliases()
            .vendor(AliasType.HSM_TOKEN, "cloudhsm", either("hsmId", "responseElements.hsm.hsmId"))
            .add(AliasType.ARN, resource())
            .vendor(
                AliasType.AUTHORITY_NAME,
                AWS,
                either("clusterId", "responseElements.cluster.clusterId"))
            .list());
  }

  /** A private CA by its ARN; else the certificate's, which stands for its key. */
  Subject certificate() {
    String authority =
        either("certificateAuthorityArn", "responseElements.certificateAuthorityArn");
    if (!authority.isEmpty()) {
      return new Subject(SubjectKind.AUTHORITY, new Aliases().add(AliasType.ARN, authority).list());
    }
    String anchor = either("trustAnchorId", "responseElements.trustAnchor.trustAnchorArn");
    if (arn(anchor)) {
      return new Subject(SubjectKind.AUTHORITY, new Aliases().add(AliasType.ARN, anchor).list());
    }
    return new Subject(SubjectKind.KEY, new Aliases().add(AliasType.ARN, certificateArn()).list());
  }

  private String certificateArn() {
    String arn = either("certificateArn", "responseElements.certificateArn");
    return arn.isEmpty() ? resource() : arn;
  }

  /** The account that is changed; nobody where the event is about a group or the whole account. */
  Subject account() {
    String name = userName();
    return new Subject(
        SubjectKind.IDENTITY,
        new Aliases()
            .vendor(AliasType.IDP_USER, AWS, event.text("responseElements.user.userId"))
            .add(AliasType.ARN, event.first("responseElements.user.arn"))
            .add(AliasType.EMAIL, name.contains("@") ? name : "")
            .add(AliasType.USER_NAME, name.contains("@") ? "" : name)
            .list());
  }

  Subject role() {
    return new Subject(
        SubjectKind.WORKLOAD,
        new Aliases()
            .add(
                AliasType.ARN,
                event.first("responseElements.role.arn", "requestParameters.roleArn"))
            .add(AliasType.USER_NAME, request("roleName"))
            .list());
  }

  boolean aboutRole() {
    return !request("roleName").isEmpty();
  }

  String userName() {
    return request("userName");
  }

  private String either(String requested, String answered) {
    String text = request(requested);
    return text.isEmpty() ? event.text(answered) : text;
  }

  private String resource() {
    return event.at("resources").items().stream().map(r -> r.text("ARN")).findFirst().orElse("");
  }

  /** A parameter with a structure in it is no name. */
  String request(String name) {
    return event.at("requestParameters").at(name).value();
  }

  private static boolean arn(String text) {
    return text.startsWith("arn:");
  }
}
