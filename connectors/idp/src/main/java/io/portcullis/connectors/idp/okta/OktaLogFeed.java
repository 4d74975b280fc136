package io.portcullis.connectors.idp.okta;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Feed;

/**
 * Feed {@code okta-system-log}: polling requests of the System Log API, which always name the next
 * page, so that nothing is skipped however late it is asked for (Okta, "System Log", polling
 * requests). The cursor is the address of the next page.
 */
public final class OktaLogFeed implements Feed {
  private static final int PAGE = 1_000;

  @Override
  public String name() {
    return "okta-system-log";
  }

  @Override
  public String type() {
    return "okta";
  }

  @Override
  public Request request(URI base, String cursor, Instant now) {
    if (!cursor.isEmpty()) {
      return new Request(Feed.sameOrigin(base, cursor), Optional.empty());
    }
    String query = "?sortOrder=ASCENDING&limit=" + PAGE + "&since=" + now.minus(LOOK_BACK);
    return new Request(base.resolve("/api/v1/logs" + query), Optional.empty());
  }

  @Override
  public Step read(URI base, String cursor, Instant now, Answer answer) {
    boolean some = !OktaLinks.page(answer).items().isEmpty();
    String next =
        OktaLinks.next(base, answer)
            .orElseThrow(() -> new BadRecord("no header Link that names the next page"));
    return new Step(next, some);
  }
}
