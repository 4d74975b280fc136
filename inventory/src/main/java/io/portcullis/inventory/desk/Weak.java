package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.exercise.Custody.Weakness;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;

/** What there is to say of tokens and those who hold them. */
final class Weak {
  private Weak() {}

  /**
   * @param told when it was last said who holds what: from then on it is so, as far as is known
   */
  static List<Said> said(Custody custody, Instant told, Instant now) {
    Set<Weakness> weaknesses = custody.weaknesses(now);
    Map<Kind, String> said = new TreeMap<>();
    for (Weakness weakness : weaknesses) {
      said.merge(kind(weakness), text(weakness, custody), (a, b) -> a + "; " + b);
    }
    List<Said> all = new ArrayList<>();
    said.forEach((kind, text) -> all.add(new Said(kind, told, text)));
    return all;
  }

  private static Kind kind(Weakness weakness) {
    return switch (weakness) {
      case BELOW_QUORUM -> Kind.CUSTODY_SHORT;
      case NONE_TO_SPARE -> Kind.CUSTODY_BARE;
      case ONE_PERSON_SUFFICES, ONE_PLACE_SUFFICES -> Kind.CUSTODY_CONCENTRATED;
      case NO_SPARE_TOKEN -> Kind.CUSTODY_NO_SPARE;
      case LOST_TOKEN -> Kind.CUSTODY_TOKEN_LOST;
      case NOT_SEEN -> Kind.CUSTODY_NOT_SHOWN;
    };
  }

  private static String text(Weakness weakness, Custody custody) {
    String counted = "%d people, %d needed".formatted(custody.custodians(), custody.needed());
    return switch (weakness) {
      case BELOW_QUORUM -> "too few people with a token: " + counted;
      case NONE_TO_SPARE -> "nobody may be ill: " + counted;
      case ONE_PERSON_SUFFICES -> "one person has as many tokens as are needed";
      case ONE_PLACE_SUFFICES -> "as many tokens as are needed lie in one place";
      case NO_SPARE_TOKEN -> "no spare token";
      case LOST_TOKEN -> "a token is lost";
      case NOT_SEEN -> "a token was not shown for a year, or never";
    };
  }
}
