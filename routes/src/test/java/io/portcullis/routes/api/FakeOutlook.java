package io.portcullis.routes.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.chain.Chain;
import io.portcullis.inventory.chain.Proof;
import io.portcullis.inventory.chain.Remark;
import io.portcullis.inventory.storm.Forecast;
import io.portcullis.inventory.storm.Limit;
import io.portcullis.inventory.storm.Storm;

/** One authority with one certificate that is due. */
final class FakeOutlook implements Outlook {
  private static final Instant NOW = FakeHub.THEN;
  private static final Instant END = NOW.plus(Duration.ofDays(10));
  private static final String CA = "cn=lab ca";

  @Override
  public Forecast storm(int days) {
    Storm storm = new Storm(NOW.atZone(ZoneOffset.UTC).toLocalDate(), days, 0.667);
    Instant begin = END.minus(Duration.ofDays(90));
    for (String id : List.of("aa", "bb")) {
      storm.add(
          new Expiring(id, "shop", "web team", "", CA, begin, END, true, Optional.empty(), false));
    }
    return storm.forecast(List.of(new Limit("lab", Set.of(CA), 1)));
  }

  @Override
  public ChainsView chains() {
    return new ChainsView(
        List.of(
            new ChainsView.Authority(
                "aa", CA, END, Chain.Ending.ROOT, Proof.SIGNATURE, 2, END, "cn=root", 7)),
        List.of(
            new ChainsView.Remarked(Remark.Kind.OUTLIVES_PARENT, List.of(CA), List.of("aa"), END)),
        List.of(new ChainsView.Broken(END, "cn=root", "bb", List.of(CA), 7)),
        0,
        0,
        NOW);
  }

  @Override
  public DuePage due(String owner, int most) {
    DuePage.Due due =
        new DuePage.Due(
            "aa",
            "shop.example.org",
            "web team",
            "production",
            CA,
            END,
            NOW.minus(Duration.ofDays(20)),
            END.minus(Duration.ofDays(2)),
            false,
            Optional.of(Duration.ofDays(14)),
            true);
    boolean fits = owner.isEmpty() || owner.equals(due.owner());
    return new DuePage(fits ? List.of(due) : List.of(), false, Optional.of(NOW));
  }
}
