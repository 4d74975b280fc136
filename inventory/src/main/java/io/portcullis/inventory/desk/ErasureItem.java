package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.portcullis.inventory.desk.DestructionItem.Word;

/**
 * A person is to be erased from the trail. The name is kept only for as long as it is needed.
 *
 * @param order by which it is done, as a court or a controller names it; stands in each record
 * @param person a name, an address or another name of the person, exactly as records have it; empty
 *     once it was done or rejected
 * @param by who asked for it
 * @param agreed who agreed; nothing is erased before
 * @param rejected who said no
 * @param done what was erased
 */
public record ErasureItem(
    String order,
    String person,
    String by,
    Instant at,
    String reason,
    Optional<Word> agreed,
    Optional<Word> rejected,
    Optional<Done> done)
    implements Item {
  public ErasureItem {
    agreed = Objects.requireNonNullElse(agreed, Optional.empty());
    rejected = Objects.requireNonNullElse(rejected, Optional.empty());
    done = Objects.requireNonNullElse(done, Optional.empty());
  }

  /**
   * It was done.
   *
   * @param records whose personal part is gone
   */
  public record Done(Instant at, long records) {}

  /** Whether it is to be done now. */
  public boolean due() {
    return agreed.isPresent() && !ended();
  }

  @Override
  public Kind kind() {
    return Kind.ERASURE;
  }

  @Override
  public String id() {
    return order;
  }

  @Override
  public String about() {
    return order;
  }

  @Override
  public boolean ended() {
    return done.isPresent() || rejected.isPresent();
  }
}
