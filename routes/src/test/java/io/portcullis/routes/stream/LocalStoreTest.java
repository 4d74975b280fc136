package io.portcullis.routes.stream;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalStoreTest {
  @TempDir Path folder;

  @Test
  void whatFailsHalfwayLeavesNeitherValueNorPlace() {
    try (LocalStore store = new LocalStore(folder)) {
      // When
      assertThatThrownBy(
              () ->
                  store.apply(
                      0,
                      7,
                      changes -> {
                        changes.put("a", new byte[] {1});
                        throw new IllegalStateException("unreadable");
                      }))
          .hasMessage("unreadable");
      // Then
      assertThat(store.get("a")).isEmpty();
      assertThat(store.position(0)).isEmpty();
    }
  }

  @Test
  void valueAndPlaceAreThereAfterARestart() {
    try (LocalStore store = new LocalStore(folder)) {
      store.apply(3, 41, changes -> changes.put("a", new byte[] {1}));
      store.apply(3, 42, changes -> changes.delete("b"));
    }
    // When
    try (LocalStore again = new LocalStore(folder)) {
      // Then
      assertThat(again.get("a")).contains(new byte[] {1});
      assertThat(again.position(3)).hasValue(43);
      assertThat(again.position(0)).isEmpty();
    }
  }

  @Test
  void aFolderBelongsToOneProcess() {
    try (LocalStore store = new LocalStore(folder)) {
      assertThat(store.get("a")).isEmpty();
      assertThatThrownBy(() -> new LocalStore(folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(folder.toString());
    }
  }

  @Test
  void aScanKeepsToItsPrefixOrderAndBound() {
    try (LocalStore store = new LocalStore(folder)) {
      for (String key : List.of("t|b", "t|a", "u|a", "t|c", "s|z")) {
        store.apply(0, 0, changes -> changes.put(key, key.getBytes()));
      }
      // When
      List<byte[]> found = store.scan("t|", 2);
      // Then
      assertThat(found).extracting(String::new).containsExactly("t|a", "t|b");
    }
  }
}
