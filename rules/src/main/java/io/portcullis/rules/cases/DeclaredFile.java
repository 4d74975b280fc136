package io.portcullis.rules.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.AccessReview;
import io.portcullis.model.Ceremony;
import io.portcullis.model.Declared;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyUsers;

/** What is declared, as a case writes it; what is left out is not declared. */
public record DeclaredFile(
    List<KeyFile> keys, List<CeremonyFile> ceremonies, List<ReviewFile> reviews) {

  Declared toFact(Instant now) {
    return new Declared(
        CasesFile.orNone(keys).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(ceremonies).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(reviews).stream().map(f -> f.toFact(now)).toList());
  }

  public record KeyFile(
      String source,
      Tier tier,
      String environment,
      KeyHome.Kind where,
      Boolean exportable,
      List<String> identities,
      List<String> jobs,
      List<String> subnets,
      String algorithm,
      String size,
      String since,
      boolean weak) {
    DeclaredKey toFact(Instant now) {
      Instant at = FactsFile.at(since, now);
      return new DeclaredKey(FactsFile.or(source, FactsFile.SOURCE), declaration(), at, at, weak);
    }

    private KeyDeclaration declaration() {
      return new KeyDeclaration(
          "some purpose",
          FactsFile.or(tier, Tier.UNKNOWN),
          KeyDeclaration.Recoverability.UNKNOWN,
          "",
          FactsFile.or(environment, ""),
          new KeyHome(FactsFile.or(where, KeyHome.Kind.UNKNOWN), ""),
          Optional.ofNullable(exportable),
          new KeyUsers(
              CasesFile.orNone(identities), CasesFile.orNone(jobs), CasesFile.orNone(subnets)),
          KeyDeclaration.KeyBackup.NONE,
          KeyDeclaration.KeyRotation.NONE,
          FactsFile.or(algorithm, ""),
          FactsFile.or(size, ""));
    }
  }

  public record CeremonyFile(
      String source, String purpose, int needed, int present, String since, boolean weak) {
    Ceremony toFact(Instant now) {
      Instant at = FactsFile.at(since, now);
      return new Ceremony(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.or(purpose, "generation"),
          needed,
          present,
          at,
          at,
          weak);
    }
  }

  /**
   * @param due the day it is due
   */
  public record ReviewFile(String source, String review, boolean done, String due, boolean weak) {
    AccessReview toFact(Instant now) {
      return new AccessReview(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.or(review, "some review"),
          done,
          FactsFile.at(due, now),
          now,
          weak);
    }
  }
}
