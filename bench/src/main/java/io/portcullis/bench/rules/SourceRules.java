package io.portcullis.bench.rules;

import java.time.Duration;

import io.portcullis.model.Facts;
import io.portcullis.model.Facts.Feed;
import io.portcullis.model.Facts.HsmHealth;
import io.portcullis.model.Flaw;
import io.portcullis.model.Lag;
import io.portcullis.model.Lag.Direction;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.SubjectKind;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** Whether a source can be believed, and an HSM trusted. */
final class SourceRules implements Area {
  private final Rule tamper;
  private final Timed degraded;
  private final Rule broken;
  private final Rule order;
  private final Timed gap;
  private final Timed silent;
  private final Timed behind;
  private final Duration late;
  private final Timed ahead;
  private final Duration early;

  SourceRules(RuleBook book) {
    tamper = book.rule("authorities/hsm-tamper");
    degraded = Timed.of(book, "authorities/hsm-degraded", "after");
    broken = book.rule("sources/chain-broken");
    order = book.rule("sources/order");
    gap = Timed.of(book, "sources/gap", "filled-within");
    silent = Timed.of(book, "sources/silent", "silent-after");
    behind = Timed.of(book, "sources/lagging", "after");
    late = behind.rule().duration("older-than");
    ahead = Timed.of(book, "sources/clock-ahead", "after");
    early = ahead.rule().duration("ahead-of");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (HsmHealth health : subject.facts().hsm()) {
      HsmCondition condition = health.condition();
      if (condition == HsmCondition.TAMPER || condition == HsmCondition.ZEROISED) {
        sheet.open(tamper, health, health.source());
      } else if (condition == HsmCondition.DEGRADED) {
        sheet.after(degraded, health, health.source());
      }
    }
    if (subject.kind() == SubjectKind.SOURCE) {
      source(subject.facts(), sheet);
    }
  }

  private void source(Facts facts, Sheet sheet) {
    for (Feed feed : facts.feeds()) {
      sheet.after(silent, feed, feed.source());
    }
    for (Lag lag : facts.lags()) {
      if (lag.direction() == Direction.BEHIND && lag.by().compareTo(late) >= 0) {
        sheet.after(behind, lag, lag.source());
      } else if (lag.direction() == Direction.AHEAD && lag.by().compareTo(early) >= 0) {
        sheet.after(ahead, lag, lag.source());
      }
    }
    for (Flaw flaw : facts.flaws()) {
      String key = flaw.source() + "/" + flaw.sequence();
      switch (flaw.kind()) {
        case GAP, OVERFLOW -> sheet.after(gap, flaw, key);
        case BROKEN_LINK -> sheet.open(broken, flaw, key);
        case BEGAN_AGAIN -> sheet.open(order, flaw, key);
        case UNFOLLOWED -> {}
      }
    }
  }
}
