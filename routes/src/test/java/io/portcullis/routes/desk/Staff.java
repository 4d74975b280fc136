package io.portcullis.routes.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.exercise.Custody.Token;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Declared;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.Facts;
import io.portcullis.model.Facts.Account;
import io.portcullis.model.Issuances;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHistory;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyUsers;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;

/** People with accounts, and keys that name them, as a hub's copy of the subjects has them. */
final class Staff {
  private final SubjectIndex index;
  private long offset;

  Staff(SubjectIndex index) {
    this.index = index;
  }

  /**
   * @param alias what the person is called by
   * @param accounts one at each provider
   */
  void person(String id, Alias alias, AccountStatus... accounts) {
    List<Account> facts = new ArrayList<>();
    for (AccountStatus status : accounts) {
      String source = "idp-" + facts.size();
      facts.add(new Account(source, status, KeptItems.T0, KeptItems.T0, false));
    }
    Facts known =
        new Facts(
            List.of(), facts, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    tell(
        Subject.fresh(id, SubjectKind.IDENTITY, KeptItems.T0)
            .alsoKnownAs(List.of(alias))
            .with(known));
  }

  static Alias upn(String name) {
    return new Alias(AliasType.UPN, name);
  }

  /**
   * @param users who is declared to use it
   */
  Summary key(String id, String owner, String... users) {
    return tell(
        Subject.fresh(id, SubjectKind.KEY, KeptItems.T0)
            .named(id, owner, Set.of())
            .with(declared(users)));
  }

  Summary tell(Subject subject) {
    Summary summary = new Summary(subject, List.of());
    index.read(new ConsumerRecord<>("subjects", 0, offset++, subject.id(), Json.bytes(summary)));
    return summary;
  }

  static CustodyItem custody(String key, Token... tokens) {
    return new CustodyItem(key, new Custody(1, Arrays.asList(tokens)));
  }

  static Token token(String id, Custody.State state, String custodian) {
    return new Token(id, state, custodian, "", Optional.empty());
  }

  private static Facts declared(String... users) {
    KeyDeclaration declaration =
        new KeyDeclaration(
            "",
            Tier.UNKNOWN,
            Recoverability.UNKNOWN,
            "",
            "",
            KeyHome.NONE,
            Optional.empty(),
            new KeyUsers(List.of(users), List.of(), List.of()),
            KeyBackup.NONE,
            KeyRotation.NONE,
            "",
            "");
    DeclaredKey told = new DeclaredKey("inventory", declaration, KeptItems.T0, KeptItems.T0, false);
    return new Facts(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        KeyHistory.NONE,
        List.of(),
        new Declared(List.of(told), List.of(), List.of()),
        List.of(),
        List.of(),
        Issuances.NONE,
        List.of());
  }
}
