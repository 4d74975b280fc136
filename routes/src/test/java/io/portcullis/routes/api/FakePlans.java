package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.routes.people.Person;

/** One change is planned; another one can be announced, and the one be cancelled. */
final class FakePlans implements PlannedChanges {
  static final String PLAN = "pln-1";

  @Override
  public List<PlannedChange> planned() {
    return List.of(
        new PlannedChange(
            PLAN,
            "leavers",
            "hr",
            300,
            12,
            FakeHub.THEN,
            FakeHub.THEN.plusSeconds(3_600),
            "the site closes",
            "ann",
            "bob"));
  }

  @Override
  public PlannedChange announce(Person by, Wish wish) {
    return new PlannedChange(
        "pln-2",
        wish.group(),
        wish.owner(),
        wish.quota(),
        0,
        wish.from(),
        wish.until(),
        wish.reason(),
        by.name(),
        "");
  }

  @Override
  public PlannedChange cancel(Person by, String id, String reason) {
    return planned().stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new HubRefusal(HubRefusal.Kind.UNKNOWN, "nothing is planned under the id " + id));
  }
}
