package io.portcullis.routes.hsm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.connectors.hsm.care.Memory;
import io.portcullis.connectors.hsm.care.TokenSeen;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;

/**
 * What is worth telling of a token: what is otherwise than told last, and everything once a day. Of
 * a token that another one took the place of, that nothing is remarked about it any more.
 */
final class CareNews {
  static final Duration AGAIN = Duration.ofDays(1);

  private final String token;
  private Optional<RemarkRow> last = Optional.empty();
  private Instant at = Instant.EPOCH;

  CareNews(String token) {
    this.token = token;
  }

  List<RemarkRow> of(Memory memory, List<Said> said, Instant now) {
    // A token is known by its serial number: of one that was never reached nothing can be told.
    Optional<RemarkRow> row = memory.last().map(seen -> row(seen.serial(), said));
    if (row.equals(last) && at.plus(AGAIN).isAfter(now)) {
      return List.of();
    }
    List<RemarkRow> rows = new ArrayList<>(row.stream().toList());
    memory.moved().map(c -> row(c.from(), List.of())).ifPresent(rows::add);
    return rows;
  }

  /** They are in the log. */
  void told(List<RemarkRow> rows, Instant now) {
    if (!rows.isEmpty()) {
      last = Optional.of(rows.getFirst());
      at = now;
    }
  }

  /** Another hub may have told of it since. */
  void clear() {
    last = Optional.empty();
  }

  /** Whether the second is worth keeping: how long an answer took is not. */
  static boolean alike(Memory one, Memory other) {
    return one.missed() == other.missed()
        && one.since().equals(other.since())
        && one.moved().equals(other.moved())
        && one.firmware().equals(other.firmware())
        && one.driver().equals(other.driver())
        && one.last().map(TokenSeen::serial).equals(other.last().map(TokenSeen::serial));
  }

  private RemarkRow row(String serial, List<Said> said) {
    return new RemarkRow(
        SubjectKind.AUTHORITY,
        List.of(new Alias(AliasType.HSM_TOKEN, serial)),
        new Remarked("token " + token, said));
  }
}
