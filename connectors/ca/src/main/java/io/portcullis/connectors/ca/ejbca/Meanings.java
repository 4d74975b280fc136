package io.portcullis.connectors.ca.ejbca;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.AuthorityChange;
import io.portcullis.connectors.ca.x509.NameParts;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.SubjectKind;

/** What an entry says, and about whom. */
record Meanings(AuditEntry entry, Certificates certificates) {

  Meaning of(Topic topic) {
    return switch (topic) {
      case AUTHENTICATION -> new Meaning(SubjectKind.IDENTITY, administrator(), authenticated());
      case PRIVILEGE, ACCOUNT -> ofPerson(topic);
      case CERTIFICATE -> certificates.meaning(noted(topic));
      case AUTHORITY -> new Meaning(SubjectKind.AUTHORITY, authority(), noted(topic));
      case KEY -> key();
      default -> new Meaning(SubjectKind.SOURCE, List.of(), noted(topic));
    };
  }

  /** Roles and profiles are those of the whole installation, whoever changed them. */
  private Meaning ofPerson(Topic topic) {
    if (Changes.of(entry.event()).isPresent()) {
      return new Meaning(SubjectKind.SOURCE, List.of(), noted(topic));
    }
    List<Alias> who = topic == Topic.PRIVILEGE ? administrator() : entity();
    return new Meaning(SubjectKind.IDENTITY, who, noted(topic));
  }

  private Statement authenticated() {
    return new Statement.Authenticated(
        entry.success(), "client-certificate", entry.details().message());
  }

  private Statement noted(Topic topic) {
    Optional<AuthorityChange> change = Changes.of(entry.event());
    if (change.isPresent()) {
      return change.get().noted(entry.success());
    }
    String name = topic == Topic.AUTHORITY ? "certificate" : topic.name().toLowerCase(Locale.ROOT);
    return new Statement.Noted(name, entry.event(), entry.success());
  }

  private List<Alias> administrator() {
    String name = NameParts.commonName(entry.administrator());
    return new Aliases().add(AliasType.USER_NAME, name).list();
  }

  private List<Alias> entity() {
    return new Aliases()
        .add(AliasType.USER_NAME, entry.details().first("username"))
        .add(AliasType.USER_NAME, entry.entity())
        .add(AliasType.EMAIL, entry.details().first("subjectEmail"))
        .list();
  }

  private List<Alias> authority() {
    return new Aliases()
        .vendor(AliasType.AUTHORITY_NAME, "ejbca", entry.id())
        .add(AliasType.AUTHORITY_NAME, entry.details().first("caname", "caName"))
        .list();
  }

  /** A key is named by its alias in the crypto token; without one it is the token that is meant. */
  private Meaning key() {
    List<Alias> key = new Aliases().add(AliasType.KEY_LABEL, keyAlias(entry.details())).list();
    if (!key.isEmpty() && !operation().isEmpty()) {
      String by = NameParts.commonName(entry.administrator());
      return new Meaning(
          SubjectKind.KEY, key, new Statement.KeyOperated(operation(), by, entry.success()));
    }
    if (entry.event().startsWith("CA_")) {
      return new Meaning(SubjectKind.AUTHORITY, authority(), noted(Topic.KEY));
    }
    List<Alias> token = new Aliases().vendor(AliasType.HSM_TOKEN, "ejbca", entry.id()).list();
    boolean refused = entry.event().equals("CRYPTOTOKEN_ACTIVATION") && !entry.success();
    Statement statement =
        refused && !token.isEmpty()
            ? new Statement.HsmHealthChanged(
                HsmCondition.AUTHENTICATION_FAILURE, entry.details().message())
            : noted(Topic.KEY);
    return new Meaning(SubjectKind.AUTHORITY, token, statement);
  }

  static String keyAlias(Details details) {
    return details.first("keyAlias", "keyalias", "keyPairAlias", "alias");
  }

  private String operation() {
    String event = entry.event();
    if (event.contains("GEN")) {
      return "generate";
    }
    if (event.contains("DELETE_ENTRY") || event.contains("REMOVE")) {
      return "destroy";
    }
    return event.contains("TEST_KEYPAIR") ? "sign" : "";
  }
}
