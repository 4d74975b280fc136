package io.portcullis.connectors.hsm.listing;

import java.time.Duration;
import java.util.function.Supplier;

/** A fake of one key service, for {@link ListerContract}. */
public interface FakeKeys extends AutoCloseable, StrictApi.Truth {
  /** Makes a key with nothing special about it. */
  void key(String name);

  /** The list names this key twice. */
  void twice(String name);

  /** The name that the lister gives it. */
  String id(String name);

  default KeyLister lister(Patience.Pause pause) {
    return lister(pause, () -> secret(true));
  }

  /** With a secret that the service does not take. */
  default KeyLister stranger(Patience.Pause pause) {
    return lister(pause, () -> secret(false));
  }

  /**
   * @param right whether the service takes it
   */
  default String secret(boolean right) {
    return right ? ListerContract.SECRET : ListerContract.WRONG;
  }

  /**
   * @param secret of the hub, in the form that the service wants
   */
  KeyLister lister(Patience.Pause pause, Supplier<String> secret);

  StrictApi api();

  /** Regular expression of the calls for the list. */
  String listing();

  /** The same of those for one key. */
  String describing(String name);

  StrictApi.Answer throttled(int seconds);

  StrictApi.Answer forbidden();

  StrictApi.Answer gone();

  /** How long the hub waits when the service asks for so many seconds; some can not ask. */
  default Duration patience(int seconds) {
    return Duration.ofSeconds(Math.min(seconds, 60));
  }

  @Override
  default void close() {
    api().close();
  }
}
