package io.portcullis.routes.runtime;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.portcullis.routes.api.ExemptionView;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.HubRefusal.Kind;
import io.portcullis.routes.api.ModeSetting;
import io.portcullis.routes.api.Receipt;
import io.portcullis.routes.api.RuleView;
import io.portcullis.routes.config.ExemptionSettings;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.policies.Publisher;
import io.portcullis.routes.report.Baseline;
import io.portcullis.rules.Exemption;
import io.portcullis.rules.GroupMode;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.Published;

/**
 * Changes of the rules in force: each is a bundle of its own in the log. One after the other on
 * this hub, so that none undoes another; the answer is given when this hub decides by it.
 */
final class PolicyDesk {
  private static final int MAX_NAMED = 10;

  private final Supplier<Middle> middle;
  private final SubjectIndex subjects;
  private final Clock clock;

  /**
   * @param middle throws a refusal while there is none
   */
  PolicyDesk(Supplier<Middle> middle, SubjectIndex subjects, Clock clock) {
    this.middle = middle;
    this.subjects = subjects;
    this.clock = clock;
  }

  List<RuleView> rules() {
    RuleBook book = book();
    return book.rules().stream().map(rule -> view(rule, book)).toList();
  }

  private static RuleView view(Rule rule, RuleBook book) {
    List<RuleView.OfGroup> groups =
        book.reach().groups().stream()
            .filter(g -> g.rule().equals(rule.id()))
            .map(g -> new RuleView.OfGroup(g.group(), g.mode(), g.ramp()))
            .toList();
    return new RuleView(
        rule.id(),
        rule.title(),
        rule.mode(),
        rule.severity(),
        rule.standing(),
        book.digest(),
        0,
        book.reach().ramp(rule.id()),
        groups);
  }

  synchronized RuleView setMode(String rule, ModeSetting setting) {
    known(rule);
    RuleBook book = changed(p -> moded(p, rule, setting));
    return view(book.rule(rule), book);
  }

  private static Published moded(Published now, String rule, ModeSetting setting) {
    return setting.group().isEmpty()
        ? now.withMode(rule, setting.mode(), setting.ramp())
        : now.with(new GroupMode(rule, setting.group(), setting.mode(), setting.ramp()));
  }

  synchronized Receipt setParameter(String rule, String name, String value) {
    known(rule);
    RuleBook book = changed(p -> p.withParameter(rule, name, value));
    return new Receipt(book.digest(), "holds from here on, on all hubs");
  }

  synchronized Receipt activate(Map<String, String> files) {
    Publisher.Activated done = published(() -> middle.get().publisher().files(files));
    inForce(done.book());
    return new Receipt(
        done.book().digest(), "holds from here on, on all hubs" + observing(done.fresh()));
  }

  private static String observing(Set<String> fresh) {
    List<String> named = fresh.stream().sorted().limit(MAX_NAMED).toList();
    String more = fresh.size() > MAX_NAMED ? " and " + (fresh.size() - MAX_NAMED) + " more" : "";
    return fresh.isEmpty()
        ? ""
        : "; new, and observing until their mode is set: " + String.join(", ", named) + more;
  }

  List<ExemptionView> exemptions() {
    return book().reach().exemptions().stream().map(PolicyDesk::view).toList();
  }

  synchronized ExemptionView exempt(Exemption exemption) {
    if (!exemption.rule().isEmpty()) {
      known(exemption.rule());
    }
    Instant now = clock.instant();
    changed(p -> p.with(p.reach().with(exemption, now)));
    return view(exemption);
  }

  synchronized ExemptionView end(String id) {
    Exemption found =
        book().reach().exemptions().stream()
            .filter(e -> e.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new HubRefusal(Kind.UNKNOWN, "no exemption has the id " + id));
    changed(p -> p.with(p.reach().withoutExemption(id)));
    return view(found);
  }

  /** What is found now, as this hub's copy of the subjects has it. */
  synchronized ExemptionView accept(String rule, Instant until, String owner, String reason) {
    if (!rule.isEmpty()) {
      known(rule);
    }
    Instant now = clock.instant();
    Baseline baseline = new Baseline(book(), rule);
    subjects.each(baseline);
    if (baseline.tooMany()) {
      throw new HubRefusal(
          Kind.INVALID,
          "more than %d findings; accept them rule by rule, or exempt a group"
              .formatted(Exemption.MAX_FINDINGS));
    }
    if (baseline.findings().isEmpty()) {
      throw new HubRefusal(Kind.CONFLICT, "nothing is open that would cut somebody off");
    }
    return exempt(
        checked(() -> Exemption.ofFindings(rule, baseline.findings(), now, until, owner, reason)));
  }

  private static ExemptionView view(Exemption e) {
    return new ExemptionView(
        e.id(),
        e.rule().isEmpty() ? ExemptionSettings.ALL : e.rule(),
        e.whom(),
        e.since(),
        e.until(),
        e.owner(),
        e.reason());
  }

  private void known(String rule) {
    try {
      book().rule(rule);
    } catch (IllegalArgumentException e) {
      throw new HubRefusal(Kind.UNKNOWN, e.getMessage());
    }
  }

  private RuleBook book() {
    return middle.get().shelf().active();
  }

  private RuleBook changed(UnaryOperator<Published> change) {
    return inForce(published(() -> middle.get().publisher().change(change)));
  }

  /** Waits until this hub has read of it in the log. */
  private RuleBook inForce(RuleBook book) {
    Patience.await(() -> Optional.of(book()).filter(b -> b.digest().equals(book.digest())));
    return book;
  }

  private interface Publication<T> {
    T done() throws BundleException;
  }

  private static <T> T published(Publication<T> publication) {
    try {
      return publication.done();
    } catch (BundleException | IllegalArgumentException e) {
      throw new HubRefusal(Kind.INVALID, e.getMessage());
    } catch (CompletionException e) {
      throw new HubRefusal(Kind.NOT_READY, "Kafka did not take it");
    }
  }

  static <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new HubRefusal(Kind.INVALID, e.getMessage());
    }
  }
}
