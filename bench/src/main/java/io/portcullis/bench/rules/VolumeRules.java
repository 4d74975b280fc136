package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import io.portcullis.model.Habit;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Volume;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** Whether a source sends what it used to. */
final class VolumeRules implements Area {
  private static final int PARTS = 16;
  private static final int DAY = 24;
  private static final Duration HOUR = Duration.ofHours(1);

  private final Rule collapsed;
  private final Duration learning;
  private final double share;
  private final long least;

  VolumeRules(RuleBook book) {
    collapsed = book.rule("sources/volume-collapsed");
    learning = collapsed.duration("learning");
    share = collapsed.share("share");
    least = collapsed.count("at-least");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    if (subject.kind() != SubjectKind.SOURCE) {
      return;
    }
    for (Volume volume : subject.facts().volumes()) {
      if (!volume.hour().isBefore(volume.first().plus(learning))) {
        judge(volume, sheet);
      }
    }
  }

  private void judge(Volume volume, Sheet sheet) {
    long usual = leastUsual(volume);
    boolean says = usual >= least * PARTS;
    boolean few = few(volume.count(), usual);
    if (says && !few) {
      return;
    }
    List<Volume.Hour> hours =
        volume.over().stream().filter(h -> h.usual() >= least * PARTS).toList();
    int good = IntStream.range(0, hours.size()).filter(i -> !few(hours.get(i))).max().orElse(-1);
    Instant end = volume.hour().plus(HOUR);
    if (good + 1 < hours.size()) {
      Instant from = hours.get(good + 1).from().plus(HOUR);
      sheet.between(collapsed, volume, volume.source(), from, Instant.MAX);
    } else if (says && volume.whole() && !volume.due().isBefore(end)) {
      sheet.between(collapsed, volume, volume.source(), end, Instant.MAX);
    }
  }

  private boolean few(Volume.Hour hour) {
    return few(hour.count(), hour.usual());
  }

  private boolean few(long count, long usual) {
    return count * (double) PARTS < usual * share;
  }

  private static long leastUsual(Volume volume) {
    var time = volume.hour().atOffset(ZoneOffset.UTC);
    int slot = DAY * (time.getDayOfWeek().getValue() - 1) + time.getHour();
    return IntStream.of(slot + Habit.HOURS - 1, slot, slot + 1)
        .map(s -> volume.usual().get(s % Habit.HOURS))
        .min()
        .orElseThrow();
  }
}
