package io.portcullis.bench.rules;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Policy;
import io.portcullis.rules.RuleBook;

/**
 * All built-in rules as chains of {@code if}: the floor of what deciding costs, and a second word
 * on what the rules say. A rule that is missing here shows as a difference.
 */
final class Chain implements Policy {
  private final String digest;
  private final List<Area> areas;

  /**
   * @param book whose modes and parameters count; its conditions are not used
   */
  Chain(RuleBook book) {
    this.digest = book.digest();
    this.areas =
        List.of(
            new PostureRules(book),
            new AccountRules(book),
            new RiskRules(book),
            new NoteRules(book),
            new ParentRules(book),
            new CertificateRules(book),
            new OperationRules(book),
            new HistoryRules(book),
            new DeclaredRules(book),
            new ServiceRules(book),
            new SourceRules(book),
            new VolumeRules(book),
            new IssuanceRules(book),
            new RemarkRules(book));
  }

  @Override
  public Evaluation evaluate(Case subject, Instant now) {
    Sheet sheet = new Sheet(digest, now);
    for (Area area : areas) {
      area.judge(subject, sheet);
    }
    return sheet.evaluation();
  }

  @Override
  public String digest() {
    return digest;
  }
}
