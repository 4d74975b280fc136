package io.portcullis.routes.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.inventory.Entry;

/** What the looks ask of the inventory, and tell it. */
public interface Known {
  /** Of a hub that keeps none: then only what needs no other certificate is found. */
  Known NOTHING =
      new Known() {
        @Override
        public Optional<Entry> byId(String id) {
          return Optional.empty();
        }

        @Override
        public List<Entry> named(String name) {
          return List.of();
        }

        @Override
        public void learn(List<Entry> entries) {
          // Nobody wants to know.
        }

        @Override
        public void each(Consumer<Entry> reader) {
          // There are none.
        }
      };

  /**
   * @param id as {@link Entry#id} has it
   */
  Optional<Entry> byId(String id);

  /** Certificates with this name, 1,000 at most. */
  List<Entry> named(String name);

  /** Merges them into the inventory; nothing is lost when it can not be done now. */
  void learn(List<Entry> entries);

  /** All of them, however many there are. */
  void each(Consumer<Entry> reader);
}
