package io.portcullis.routes.renewal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.portcullis.connectors.api.DurationText;
import io.portcullis.inventory.calendar.Digest;
import io.portcullis.inventory.calendar.Step;
import io.portcullis.model.Alert;
import io.portcullis.model.Ids;
import io.portcullis.model.Severity;

/** A digest as what people are told. */
final class DigestText {
  private static final String RUNBOOK = "docs/calendar.md#what-to-do-with-a-digest";
  private static final int LONGEST_OWNER = 120;
  private static final int MOST_LINKS = Alert.MAX_LINKS - 1;

  private final DateTimeFormatter moments;

  DigestText(ZoneId zone) {
    this.moments = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.ROOT).withZone(zone);
  }

  /** The message of a day. */
  Alert alert(Digest digest, Instant now) {
    return alert(digest, "digest/" + owner(digest) + "/" + digest.day(), title(digest), now);
  }

  /** Of what an authority wants renewed before its window would open; beside that of the day. */
  Alert early(Digest digest, Instant now) {
    String id = "early/" + owner(digest) + "/" + now.truncatedTo(ChronoUnit.MILLIS);
    return alert(digest, id, title(digest) + " early, says the authority", now);
  }

  private Alert alert(Digest digest, String id, String title, Instant now) {
    List<String> lines = new ArrayList<>();
    digest.counts().forEach((urgency, count) -> lines.add(count(urgency, count)));
    digest.lines().forEach(line -> lines.add(line(line)));
    if (digest.more() > 0) {
      lines.add("and %,d more: ./portcullis calendar due".formatted(digest.more()));
    }
    return new Alert(
        id,
        Alert.Kind.DIGEST,
        severity(digest),
        digest.owner(),
        "",
        title,
        fitting(lines, digest),
        links(digest),
        now);
  }

  /** Of more lines than an alert takes, the last says how many certificates are not named. */
  private static List<String> fitting(List<String> lines, Digest digest) {
    if (lines.size() <= Alert.MAX_LINES) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, Alert.MAX_LINES - 1));
    int named = some.size() - digest.counts().size();
    some.add("and %,d more: ./portcullis calendar due".formatted(digest.told().size() - named));
    return some;
  }

  private static String owner(Digest digest) {
    return digest.owner().length() > LONGEST_OWNER
        ? Ids.of("owner", digest.owner())
        : digest.owner();
  }

  private static String title(Digest digest) {
    int count = digest.told().size();
    String whose = digest.owner().isEmpty() ? " without an owner" : "";
    return count == 1
        ? "1 certificate" + whose + " is to be renewed"
        : "%,d certificates%s are to be renewed".formatted(count, whose);
  }

  private static Severity severity(Digest digest) {
    Duration most = digest.counts().firstKey();
    boolean early = digest.counts().containsKey(Step.EARLY);
    if (early || most.compareTo(Duration.ofDays(1)) <= 0) {
      return Severity.HIGH;
    }
    return most.compareTo(Duration.ofDays(7)) <= 0 ? Severity.MEDIUM : Severity.LOW;
  }

  private static String count(Duration urgency, long count) {
    if (urgency.equals(Step.EARLY)) {
      return "%,d that the authority wants renewed early; it may be about to revoke"
          .formatted(count);
    }
    return urgency.isZero()
        ? "%,d expired, or about to before the next message".formatted(count)
        : "%,d at the step of %s before the end".formatted(count, DurationText.print(urgency));
  }

  private String line(Digest.Line line) {
    String where = line.environment().isEmpty() ? "" : " (" + line.environment() + ")";
    String ends = " ends " + moments.format(line.notAfter());
    return line.name() + where + ends + chance(line);
  }

  private String chance(Digest.Line line) {
    if (line.noChance()) {
      return ", and nothing may be changed before";
    }
    return line.lastChance().equals(line.notAfter())
        ? ""
        : ", last chance " + moments.format(line.lastChance());
  }

  private static List<Alert.Link> links(Digest digest) {
    Stream<Alert.Link> certificates =
        digest.lines().stream()
            .limit(MOST_LINKS)
            .map(l -> new Alert.Link(l.name(), "/certificates/" + step(l.id())));
    return Stream.concat(Stream.of(new Alert.Link("what to do", RUNBOOK)), certificates).toList();
  }

  private static String step(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
