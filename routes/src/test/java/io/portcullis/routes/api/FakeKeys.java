package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.State;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.keys.KeyCard;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.KeyFilter;
import io.portcullis.model.keys.KeyLine;
import io.portcullis.model.keys.Related;

/** Two keys of which nothing is known, on a page of its own each. */
final class FakeKeys implements Keys {
  private static final Instant NOW = FakeHub.THEN;

  @Override
  public KeyPage page(KeyFilter filter, String after, int most) {
    String id = after.isEmpty() ? "key-1" : "key-2";
    boolean other = !filter.fits(KeyLine.of(state(id), NOW).profile());
    List<KeyLine> keys = other ? List.of() : List.of(KeyLine.of(state(id), NOW));
    return new KeyPage(NOW.toString(), keys, after.isEmpty() ? id : "");
  }

  @Override
  public MatrixPage matrix(KeyFilter filter, String after, int most) {
    String id = after.isEmpty() ? "key-1" : "key-2";
    List<KeyControls> keys = List.of(KeyControls.of(state(id), List.of(), NOW));
    return MatrixPage.of(NOW.toString(), keys, after.isEmpty() ? id : "");
  }

  @Override
  public KeyCard card(String id) {
    if (!id.equals("arn:aws:kms:x:1:key/7")) {
      throw new HubRefusal(HubRefusal.Kind.UNKNOWN, "no key is known as " + id);
    }
    return KeyCard.of(state("key-1"), new Related(List.of(), Optional.of(List.of())), NOW);
  }

  private static State state(String id) {
    return State.fresh(id, SubjectKind.KEY, NOW);
  }
}
