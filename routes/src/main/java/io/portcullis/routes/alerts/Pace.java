package io.portcullis.routes.alerts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many messages a channel carries in a minute. An owner's findings are one in a minute; what is
 * more than the channel carries is told as one, or waits for the next minute. For one thread.
 */
final class Pace {
  private final int perMinute;
  private Instant minute = Instant.MIN;
  private int sent;
  private final Set<String> owners = new HashSet<>();

  Pace(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Those that may go out now; they count as sent. */
  List<Batch> now(List<Batch.Due> due, Instant now) {
    Instant current = now.truncatedTo(ChronoUnit.MINUTES);
    if (!current.equals(minute)) {
      minute = current;
      sent = 0;
      owners.clear();
    }
    List<Batch> ready =
        Batch.each(due).stream().filter(b -> !b.paced() || !owners.contains(b.owner())).toList();
    List<Batch> going = fitting(ready, perMinute - sent);
    sent += going.size();
    going.stream().filter(Batch::paced).map(Batch::owner).forEach(owners::add);
    return going;
  }

  private static List<Batch> fitting(List<Batch> ready, int room) {
    if (ready.size() <= room) {
      return ready;
    }
    if (room <= 0) {
      return List.of();
    }
    List<Batch> going = new ArrayList<>(ready.subList(0, room - 1));
    List<Batch> rest = ready.subList(room - 1, ready.size());
    List<Batch> fresh = rest.stream().filter(b -> !b.repeated()).toList();
    going.add(fresh.isEmpty() ? rest.getFirst() : Batch.all(fresh));
    return going;
  }
}
