package io.portcullis.routes.kibana;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings dashboards and rules into a Kibana. The same again changes nothing. */
public final class KibanaSetup {
  private static final int LEAST = 9;
  private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})\\..*");

  private final KibanaAccess access;
  private final KibanaClient.Pause pause;

  /** What can be brought. */
  public enum Kind {
    DASHBOARDS,
    ALERTS,
    DETECTIONS
  }

  /**
   * @param kinds which to bring
   * @param hub where links to {@code explain} lead
   * @param tryOnly true to say what would be done, and do nothing
   */
  public record Wish(Set<Kind> kinds, String hub, boolean tryOnly) {
    public Wish {
      kinds = kinds.isEmpty() ? EnumSet.allOf(Kind.class) : EnumSet.copyOf(kinds);
    }
  }

  public KibanaSetup(KibanaAccess access) {
    this(access, Thread::sleep);
  }

  KibanaSetup(KibanaAccess access, KibanaClient.Pause pause) {
    this.access = access;
    this.pause = pause;
  }

  /**
   * Tells the version, each step, and then what Kibana did not take.
   *
   * @return true when it took all
   * @throws KibanaRefusal when nothing, or not even the next part, could be done
   */
  public boolean run(Wish wish, Consumer<String> out) throws KibanaRefusal, InterruptedException {
    try (KibanaClient kibana = new KibanaClient(access, pause)) {
      out.accept("Kibana %s at %s".formatted(version(kibana), access));
      List<Part> parts = parts(wish, kibana);
      int steps = 0;
      for (Part part : parts) {
        for (Step step : part.plan()) {
          out.accept(step.line());
          steps += step.change() == Step.Change.SAME ? 0 : 1;
        }
      }
      if (wish.tryOnly()) {
        out.accept("%d would be brought; nothing was changed".formatted(steps));
        return true;
      }
      List<String> refused = new ArrayList<>();
      for (Part part : parts) {
        refused.addAll(part.apply());
      }
      refused.forEach(line -> out.accept("NO " + line));
      out.accept(
          "%d brought, %d refused".formatted(Math.max(0, steps - refused.size()), refused.size()));
      return refused.isEmpty();
    }
  }

  private static List<Part> parts(Wish wish, KibanaClient kibana) {
    return wish.kinds().stream()
        .map(
            kind ->
                switch (kind) {
                  case DASHBOARDS -> new SavedObjects(kibana, Shipped.dashboards(wish.hub()));
                  case ALERTS -> new Alerts(kibana, Shipped.alerts());
                  case DETECTIONS -> new Detections(kibana, Shipped.detections());
                })
        .toList();
  }

  /** The version, which an unknown caller is not told; checked before anything is sent. */
  private String version(KibanaClient kibana) throws KibanaRefusal, InterruptedException {
    KibanaClient.Answer answer = kibana.state();
    String level = answer.body().at("/status/overall/level").asText();
    if (level.isEmpty()) {
      throw KibanaRefusal.away("what answers at " + access.url() + " is no Kibana");
    }
    String number = answer.body().at("/version/number").asText();
    Matcher version = VERSION.matcher(number);
    if (!version.matches()) {
      throw KibanaRefusal.no("Kibana does not tell its version: it wants an API key that it knows");
    }
    if (Integer.parseInt(version.group(1)) < LEAST) {
      throw KibanaRefusal.no("Kibana %s is too old; 9.0 is the oldest".formatted(number));
    }
    if (!level.equals("available") && !level.equals("degraded")) {
      throw KibanaRefusal.away("Kibana is not ready: " + level);
    }
    return number;
  }
}
